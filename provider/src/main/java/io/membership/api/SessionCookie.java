package io.membership.api;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.VerificationException;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.crypto.SignatureSignerContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The cookie {@code ss-id}, which stands in for the header as in ServiceStack (reference chapter 1.4): the id of the user's
 * session, and a signature of the realm, since the id alone is no secret (tokens, events and logs carry it). Scripts cannot
 * read the cookie, and other sites cannot send it along.
 *
 * @param sessionId id of the user's session
 * @param client internal id of the client that the session was opened through
 * @param rememberMe whether the session was to be remembered longer
 */
public record SessionCookie(String sessionId, String client, boolean rememberMe) {

    private static final String NAME = "ss-id";

    /** The cookie of this request; empty if it carries none, or one that this realm has not signed. */
    static Optional<SessionCookie> read(KeycloakSession session) {
        Cookie cookie = session.getContext().getRequestHeaders().getCookies().get(NAME);
        return cookie == null ? Optional.empty() : parse(session, cookie.getValue());
    }

    private static Optional<SessionCookie> parse(KeycloakSession session, @Nullable String value) {
        String[] parts = value == null ? new String[0] : value.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        SessionCookie cookie = new SessionCookie(parts[0], parts[1], false);
        try {
            byte[] signature = Base64.getUrlDecoder().decode(parts[3]);
            boolean ours = session.getProvider(SignatureProvider.class, Algorithm.HS512)
                    .verifier(parts[2])
                    .verify(cookie.signed(session), signature);
            return ours ? Optional.of(cookie) : Optional.empty();
        } catch (VerificationException | IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /** As it is set. */
    NewCookie fresh(KeycloakSession session) {
        SignatureSignerContext signer =
                session.getProvider(SignatureProvider.class, Algorithm.HS512).signer();
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign(signed(session)));
        RealmModel realm = session.getContext().getRealm();
        int remembered = realm.getSsoSessionMaxLifespanRememberMe();
        return cookie(session)
                .value(String.join(".", sessionId, client, signer.getKid(), signature))
                .maxAge(rememberMe && remembered > 0 ? remembered : realm.getSsoSessionMaxLifespan())
                .build();
    }

    /** Takes the cookie away. */
    static NewCookie none(KeycloakSession session) {
        return cookie(session).value("").maxAge(0).build();
    }

    private static NewCookie.Builder cookie(KeycloakSession session) {
        return new NewCookie.Builder(NAME)
                .path("/")
                .httpOnly(true)
                .secure("https"
                        .equals(session.getContext().getUri().getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.STRICT);
    }

    /** The bars keep it apart from everything else that is signed with this key: tokens have none. */
    private byte[] signed(KeycloakSession session) {
        String realm = session.getContext().getRealm().getId();
        return String.join("|", "membership", NAME, realm, sessionId, client).getBytes(StandardCharsets.UTF_8);
    }
}
