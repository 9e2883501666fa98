/** Endpoints and a user storage for tests. Nothing here asks who is calling: never install it on a real server. */
@NullMarked
package io.membership.probe;

import org.jspecify.annotations.NullMarked;
