package io.membership.events;

import jakarta.enterprise.context.ContextNotActiveException;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.transaction.RequestContextHelper;

/**
 * The door through which the transaction of a session came.
 *
 * @param cause for an ordinary user
 * @param path of the request, null where there is none
 */
record Door(Cause cause, @Nullable String path, Initiator initiator) {

    static Door of(KeycloakSession session) {
        Initiator initiator = Initiator.of(session);
        String path = path(session);
        // Workflow steps run in sessions of their own, which their task names are the only mark of.
        boolean workflow =
                RequestContextHelper.getContext(session).getContextInfo().startsWith("Workflow");
        Cause cause = workflow ? Cause.WORKFLOW : Cause.at(path, initiator.clientId());
        return new Door(cause, path, initiator);
    }

    /**
     * The cause of a change to one user by that initiator.
     *
     * @param copied whether the user arrived or vanished, as local copies of a directory's users do in any request
     */
    Cause causeFor(RealmModel realm, UserRows user, boolean copied, Initiator by) {
        boolean read = copied || path == null || cause == Cause.LOGIN || cause == Cause.LDAP;
        if (read && cause != Cause.WORKFLOW && isFromLdap(realm, user)) {
            return Cause.LDAP;
        }
        return cause == Cause.API && user.id().equals(by.userId()) ? Cause.SELF : cause;
    }

    /** Who changed one user; a page that changes the own account only says so even where the account is gone. */
    Initiator initiatorFor(UserRows user) {
        return cause == Cause.SELF && initiator.userId() == null
                ? new Initiator(user.id(), initiator.clientId(), initiator.sessionId())
                : initiator;
    }

    private static boolean isFromLdap(RealmModel realm, UserRows rows) {
        String link = rows.federationLink();
        ComponentModel storage = link == null ? null : realm.getComponent(link);
        return storage != null && "ldap".equals(storage.getProviderId());
    }

    private static @Nullable String path(KeycloakSession session) {
        try {
            return session.getContext().getHttpRequest().getUri().getPath();
        } catch (ContextNotActiveException timerOrStartup) {
            return null;
        }
    }
}
