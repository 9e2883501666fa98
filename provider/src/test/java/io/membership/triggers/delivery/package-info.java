@NullMarked
package io.membership.triggers.delivery;

import org.jspecify.annotations.NullMarked;
