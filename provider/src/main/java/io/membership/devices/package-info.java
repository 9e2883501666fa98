/**
 * Devices of users, for push, and the notifications that they took. {@link io.membership.devices.Devices} and {@link
 * io.membership.devices.Notifications} are the tables, {@link io.membership.devices.Registry} and {@link
 * io.membership.devices.Inbox} what callers may do with them. Sending is not its business.
 */
@NullMarked
package io.membership.devices;

import org.jspecify.annotations.NullMarked;
