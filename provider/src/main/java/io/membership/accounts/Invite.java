package io.membership.accounts;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.settings.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;

/**
 * A request to invite (reference chapter 2.1, row 4), and beyond it {@code expiresIn} in seconds, {@code notify}, {@code
 * locale}, {@code clientId} and {@code redirectUri}.
 *
 * @param email of whom
 * @param mailed whether a mail goes out; if not, the answer holds the link
 * @param redirectUri where the person goes on afterwards, one of the client's
 * @param arguments everything else that a new user may have
 */
record Invite(
        String email,
        Duration lifetime,
        boolean mailed,
        @Nullable String redirectUri,
        Arguments arguments) {

    private static final int LEAST = 60;
    private static final int MOST = 31_536_000;
    private static final int LONGEST = 2000;

    static Invite of(Call call, Arguments arguments) {
        String email = arguments.required("email");
        Integer expiresIn = arguments.number("expiresIn", LEAST);
        if (expiresIn != null && expiresIn > MOST) {
            throw ApiException.invalid("expiresIn", "notWholeNumber", "expiresIn", LEAST);
        }
        String locale = arguments.filled("locale");
        if (locale != null && !arguments.has("language")) {
            arguments.with("language", locale);
        }
        return new Invite(
                email,
                expiresIn == null ? Settings.of(call.realm()).invitationExpiration() : Duration.ofSeconds(expiresIn),
                arguments.flag("notify", true),
                redirectUri(call, arguments),
                arguments);
    }

    private static @Nullable String redirectUri(Call call, Arguments arguments) {
        String uri = arguments.text("redirectUri", LONGEST);
        if (uri == null || uri.isBlank()) {
            return null;
        }
        String id = arguments.filled("clientId");
        ClientModel client = id == null
                ? call.caller().isOf(call.realm()) ? call.caller().client() : null
                : call.realm().getClientByClientId(id);
        if (client == null) {
            throw ApiException.invalid("clientId", "clientUnknown", String.valueOf(id));
        }
        String allowed = RedirectUtils.verifyRedirectUri(call.session(), uri, client);
        if (allowed == null) {
            throw ApiException.invalid("redirectUri", "redirectNotAllowed", client.getClientId());
        }
        return allowed;
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Invite";
    }
}
