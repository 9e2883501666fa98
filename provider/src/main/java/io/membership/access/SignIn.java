package io.membership.access;

import io.membership.api.Call;
import io.membership.api.Reply;
import io.membership.api.Visit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;

/** Signs users in and out, and says who is signed in. */
final class SignIn {

    private final Visit visit;
    private final boolean flat;

    /** @param flat whether the answer is that of ServiceStack's own {@code Authenticate} */
    SignIn(Visit visit, boolean flat) {
        this.visit = visit;
        this.flat = flat;
    }

    /** By name and password, see {@link PasswordLogin}. 409 {@code SignInUnavailable} if the realm has no client for it. */
    SignedIn byPassword() {
        ClientModel client = SignInClient.forPasswords(visit.realm());
        visit.allowOriginsOf(client);
        return signedIn(new PasswordLogin(visit.session(), client).login(Credentials.of(visit.arguments())));
    }

    /** By the token that an identity provider gave the user, see {@link TokenLogin}. */
    SignedIn byToken(String provider, String token) {
        ClientModel client = SignInClient.forBrowsers(visit.realm());
        visit.allowOriginsOf(client);
        return signedIn(new TokenLogin(visit.session(), client).login(provider, token));
    }

    /** What a new session is answered with. */
    SignedIn signedIn(Login login) {
        AuthResponse response =
                AuthResponse.of(visit.realm(), login.user(), login.cookie().sessionId(), login.token());
        return new SignedIn(response, login.cookie(), flat);
    }

    /** Who the caller is. 401 for nobody, 403 for administrators of the master realm, who are nobody here. */
    SignedIn check() {
        Call call = visit.call();
        call.caller().require(call.caller().isOf(visit.realm()));
        AuthResponse response = AuthResponse.of(
                visit.realm(),
                call.caller().user(),
                call.caller().sessionId(),
                call.caller().bearer());
        return new SignedIn(response, null, flat);
    }

    /** ServiceStack's request of that name: {@code provider} says what is wanted, and without one it is the check. */
    Reply authenticate(@Nullable String provider) {
        if (provider == null) {
            return check();
        }
        return switch (provider.toLowerCase(Locale.ROOT)) {
            case "credentials" -> byPassword();
            case "logout" -> new SignOut(visit.call()).end();
            default -> byProvider(provider);
        };
    }

    /** By an identity provider: at once with a token of its, else a browser is sent there. */
    Reply byProvider(String provider) {
        String token = visit.arguments().filled("accessToken");
        return token == null ? new BrowserLogin(visit).at(provider) : byToken(provider, token);
    }
}
