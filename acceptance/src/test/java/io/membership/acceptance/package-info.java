/**
 * Flow tests against a real Keycloak. Start reading at {@link io.membership.acceptance.Keycloak}: it is already running
 * when a test of this module starts, and stops after the last one.
 */
@NullMarked
package io.membership.acceptance;

import org.jspecify.annotations.NullMarked;
