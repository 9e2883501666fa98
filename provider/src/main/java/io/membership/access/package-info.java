/**
 * Sign-in and what comes of it. {@link io.membership.access.TokenIssuer} is the only class that mints tokens; the ways in
 * are {@link io.membership.access.PasswordLogin}, {@link io.membership.access.TokenLogin},
 * {@link io.membership.access.CodeLogin} and {@link io.membership.access.BrowserLogin}, all through Keycloak's own checks.
 */
@NullMarked
package io.membership.access;

import org.jspecify.annotations.NullMarked;
