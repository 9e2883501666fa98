/** Roles of users. Realm roles underneath; policies and permissions will join them. */
@NullMarked
package io.membership.roles;

import org.jspecify.annotations.NullMarked;
