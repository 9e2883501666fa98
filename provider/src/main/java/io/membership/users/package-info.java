/** Users: register, read, list, update, block, delete. */
@NullMarked
package io.membership.users;

import org.jspecify.annotations.NullMarked;
