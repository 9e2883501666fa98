@NullMarked
package io.membership.accounts;

import org.jspecify.annotations.NullMarked;
