/** Sign-in and what comes of it. {@link io.membership.access.TokenIssuer} is the only class that mints tokens. */
@NullMarked
package io.membership.access;

import org.jspecify.annotations.NullMarked;
