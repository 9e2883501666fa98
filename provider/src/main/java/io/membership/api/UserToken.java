package io.membership.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.JsonWebToken;

/**
 * Lets somebody act for one user for a few minutes, at our own routes for the own user and nowhere else. It is signed by
 * the realm's key for Keycloak's internal tokens and is of a type of ours: no token endpoint, no application and no
 * route for others takes it.
 *
 * @param text that goes into {@code Authorization: Bearer}
 */
public record UserToken(String text, Instant expires) {

    /** Long enough for a function that is started cold. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final String TYPE = "MembershipUser";
    private static final String AUDIENCE = "membership";

    /** For this user; empty if he is gone or must not act. The session's context is at this realm. */
    public static Optional<UserToken> mint(KeycloakSession session, RealmModel realm, String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || !user.isEnabled()) {
            return Optional.empty();
        }
        long now = Time.currentTime();
        long end = now + LIFE.toSeconds();
        JsonWebToken token = new JsonWebToken()
                .type(TYPE)
                .audience(AUDIENCE)
                .issuer(realm.getId())
                .subject(userId)
                .iat(now)
                .exp(end);
        return Optional.of(new UserToken(session.tokens().encode(token), Instant.ofEpochSecond(end)));
    }

    /** Whether a token says that it is one. */
    static boolean isOne(JsonWebToken token) {
        return TYPE.equals(token.getType());
    }

    /** The user that it is for, if it is genuine, of this realm, in time, and no block came after it. */
    static Optional<UserModel> user(KeycloakSession session, RealmModel realm, String text) {
        JsonWebToken token = session.tokens().decode(text, JsonWebToken.class);
        if (token == null
                || !isOne(token)
                || !token.hasAudience(AUDIENCE)
                || !realm.getId().equals(token.getIssuer())
                || token.getExp() == null
                || token.getIat() == null
                || !token.isActive()) {
            return Optional.empty();
        }
        return Optional.ofNullable(session.users().getUserById(realm, token.getSubject()))
                .filter(UserModel::isEnabled)
                .filter(user -> token.getIat() >= session.users().getNotBeforeOfUser(realm, user))
                .filter(user -> token.getIat() >= realm.getNotBefore());
    }

    @Override
    public String toString() {
        return "UserToken"; // a record would print it into logs
    }
}
