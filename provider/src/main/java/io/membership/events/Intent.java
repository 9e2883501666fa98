package io.membership.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * What a feature of ours means by the changes it makes to a user in this transaction. It makes no event by itself: if
 * nothing changes, nothing is said. {@code Intent.of(Kind.BLOCK, userId).reason(reason).until(end).on(session)}.
 *
 * @param by who does it, if it is not the caller of the request
 * @param reason of a block, as given
 * @param until end of a block, null if it has none
 */
public record Intent(
        Kind kind,
        String userId,
        @Nullable Initiator by,
        @Nullable String reason,
        @Nullable Instant until) {

    /** What is meant. */
    public enum Kind {
        REGISTER,
        INVITE,
        UPDATE,
        BLOCK,
        UNBLOCK,
        DELETE
    }

    private static final String ATTRIBUTE = Intent.class.getName();

    public static Intent of(Kind kind, String userId) {
        return new Intent(kind, userId, null, null, null);
    }

    public Intent by(Initiator initiator) {
        return new Intent(kind, userId, initiator, reason, until);
    }

    public Intent reason(@Nullable String reason) {
        return new Intent(kind, userId, by, reason, until);
    }

    public Intent until(@Nullable Instant until) {
        return new Intent(kind, userId, by, reason, until);
    }

    /** Leaves it for the end of the session's transaction; a later one for the same user replaces it. */
    public void on(KeycloakSession session) {
        Intents left = session.getAttribute(ATTRIBUTE, Intents.class);
        if (left == null) {
            left = new Intents(new HashMap<>());
            session.setAttribute(ATTRIBUTE, left);
        }
        left.byUser.put(userId, this);
    }

    static @Nullable Intent left(KeycloakSession session, String userId) {
        Intents left = session.getAttribute(ATTRIBUTE, Intents.class);
        return left == null ? null : left.byUser.get(userId);
    }

    private record Intents(Map<String, Intent> byUser) {}
}
