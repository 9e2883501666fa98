/** The membership API on Keycloak: its contents page and its wiring into the server. */
@NullMarked
package io.membership;

import org.jspecify.annotations.NullMarked;
