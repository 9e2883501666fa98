package io.membership.access;

import io.membership.api.ApiException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a user has to do before he is let in; nothing for most. */
record OpenActions(Set<String> names) {

    private static final Set<String> VERIFICATION = Set.of(RequiredAction.VERIFY_EMAIL.name());

    /** Those of the user and those that this login brings about, such as a password that has expired. */
    static OpenActions of(AuthenticationSessionModel steps) {
        Set<String> names = new HashSet<>(steps.getRequiredActions());
        names.addAll(of(steps.getAuthenticatedUser()).names());
        return new OpenActions(names);
    }

    static OpenActions of(UserModel user) {
        return new OpenActions(user.getRequiredActionsStream().collect(Collectors.toSet()));
    }

    /** 403 {@code EmailNotVerified} if that is all, {@code BrowserLoginRequired} for anything else. */
    void refuse(KeycloakSession session, EventBuilder event) {
        if (names.isEmpty()) {
            return;
        }
        event.detail(Details.REASON, "Account is not fully set up").error(Errors.RESOLVE_REQUIRED_ACTIONS);
        throw names.equals(VERIFICATION)
                ? ApiException.forbidden("EmailNotVerified", null, "emailNotVerified")
                : ApiException.browserNeeded(BrowserLogin.address(session));
    }
}
