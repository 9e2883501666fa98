/**
 * What somebody may do. A {@link io.membership.permissions.Permission} is a word in a grammar, a
 * {@link io.membership.permissions.Policy} a reusable set of statements about permissions, and roles carry policies.
 * {@link io.membership.permissions.Grants} gathers what reaches a user through roles, composites and groups and decides;
 * {@link io.membership.permissions.Rights} asks it, and Keycloak's administration rights, about the caller of a request.
 */
@NullMarked
package io.membership.permissions;

import org.jspecify.annotations.NullMarked;
