package io.membership.access;

import io.membership.api.ApiException;
import io.membership.api.Reply;
import io.membership.api.Visit;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * Lets a user in who has shown by a code that he has his phone at hand. Whether he had, and how often somebody guessed, is
 * asked before; what keeps a user out who knows his password keeps him out here.
 */
public final class CodeLogin {

    private final Visit visit;
    private final ClientModel client;

    /** 409 {@code SignInUnavailable} if the realm has no client for it, 403 for pages of foreign origins. */
    public CodeLogin(Visit visit) {
        this.visit = visit;
        this.client = SignInClient.ofVisitors(visit.realm());
        visit.allowOriginsOf(client);
    }

    /** A session of the user. 403 {@code AccountDisabled}, {@code EmailNotVerified}, {@code BrowserLoginRequired}. */
    public Reply letIn(UserModel user) {
        RealmModel realm = visit.realm();
        EventBuilder event = event().user(user).detail(Details.USERNAME, user.getUsername());
        if (!user.isEnabled()) {
            event.error(Errors.USER_DISABLED);
            throw ApiException.forbidden("AccountDisabled", null, "accountDisabled");
        }
        OpenActions.of(user).refuse(visit.session(), event);
        if (user.credentialManager().isConfiguredFor(OTPCredentialModel.TYPE)) {
            throw ApiException.browserNeeded(BrowserLogin.address(visit.session()));
        }
        if (realm.isVerifyEmail() && user.getEmail() != null && !user.isEmailVerified()) {
            throw ApiException.forbidden("EmailNotVerified", null, "emailNotVerified");
        }
        Login login = new TokenIssuer(visit.session(), realm, client).open(user, client);
        return new SignIn(visit, false).signedIn(login);
    }

    /** Notes that somebody was not let in. @param user null if nobody has that number */
    public void refused(@Nullable UserModel user) {
        EventBuilder event = event();
        if (user != null) {
            event.user(user).detail(Details.USERNAME, user.getUsername());
        }
        event.error(user == null ? Errors.USER_NOT_FOUND : Errors.INVALID_USER_CREDENTIALS);
    }

    private EventBuilder event() {
        return new EventBuilder(
                        visit.realm(),
                        visit.session(),
                        visit.session().getContext().getConnection())
                .event(EventType.LOGIN)
                .client(client)
                .detail(Details.AUTH_METHOD, "phone");
    }
}
