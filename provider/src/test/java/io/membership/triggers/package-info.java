@NullMarked
package io.membership.triggers;

import org.jspecify.annotations.NullMarked;
