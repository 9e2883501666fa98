/**
 * HTTP without membership: who calls, what was asked, how it is answered, how it is refused. Knows no feature.
 */
@NullMarked
package io.membership.api;

import org.jspecify.annotations.NullMarked;
