package io.membership.triggers.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.devices.PushToken;
import org.jspecify.annotations.Nullable;

/**
 * What one device shows.
 *
 * @param title null for none
 * @param data for the application
 */
public record PushMessage(PushToken to, @Nullable String title, String body, ObjectNode data) {

    @Override
    public String toString() {
        return "PushMessage";
    }
}
