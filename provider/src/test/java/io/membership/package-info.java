@NullMarked
package io.membership;

import org.jspecify.annotations.NullMarked;
