@NullMarked
package io.membership.events;

import org.jspecify.annotations.NullMarked;
