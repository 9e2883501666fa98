@NullMarked
package io.membership.mail;

import org.jspecify.annotations.NullMarked;
