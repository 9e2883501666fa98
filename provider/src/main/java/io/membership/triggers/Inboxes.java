package io.membership.triggers;

import io.membership.devices.Notifications;
import io.membership.triggers.delivery.PushMessage;
import io.membership.triggers.delivery.Shown;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Where users find again what they were shown by push. */
record Inboxes(KeycloakSession session) implements Shown {

    /** In the words of the first device that took it. */
    @Override
    public void keep(String realmId, String userId, List<PushMessage> messages, Instant when) {
        PushMessage first = messages.get(0);
        Notifications.of(session, realmId)
                .keep(
                        userId,
                        messages.stream().map(PushMessage::to).toList(),
                        first.title(),
                        first.body(),
                        first.data(),
                        when);
    }

    @Override
    public int removeBefore(Instant time, int max) {
        return Notifications.removeBefore(session, time, max);
    }
}
