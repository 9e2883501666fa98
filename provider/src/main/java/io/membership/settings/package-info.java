/** What a realm decides about membership: one table of settings, stored as one component of the realm. */
@NullMarked
package io.membership.settings;

import org.jspecify.annotations.NullMarked;
