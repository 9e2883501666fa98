/**
 * Service users: programs that call with a key. Each is a confidential client of Keycloak with its service account, a role
 * and a policy (docs/adr/0018); {@link io.membership.services.ServiceUsers} is what callers may do with them.
 */
@NullMarked
package io.membership.services;

import org.jspecify.annotations.NullMarked;
