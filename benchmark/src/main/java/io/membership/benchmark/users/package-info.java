/**
 * Our Users API beside Keycloak's Admin REST API, which does whatever it takes for the same result.
 * {@link io.membership.benchmark.users.Operations} is what is measured, {@link io.membership.benchmark.users.SideBySide} how.
 */
@NullMarked
package io.membership.benchmark.users;

import org.jspecify.annotations.NullMarked;
