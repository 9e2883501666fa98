/**
 * Devices of users, for push: who has which, and under what token it is reached. {@link io.membership.devices.Devices} is
 * the table, {@link io.membership.devices.Registry} what callers may do with it. Sending is not its business.
 */
@NullMarked
package io.membership.devices;

import org.jspecify.annotations.NullMarked;
