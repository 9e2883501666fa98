package io.membership.users;

import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.api.Caller;
import io.membership.events.Intent;
import io.membership.permissions.Operation;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Blocks and unblocks. Disabling alone is no block, since enabling again would revive tokens and sessions: the block also
 * voids what was issued so far and ends online and offline sessions (docs/adr/0005).
 */
final class Blocking {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;

    Blocking(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.clock = clock;
    }

    /** Blocks at once. 409 {@code UserAlreadyBlocked} the second time; nobody blocks himself. */
    void block(Call call, String id) {
        Block block = Block.of(call.arguments(), clock.instant());
        Caller caller = call.caller();
        UserModel user = new Directory(call).managed(id, Operation.BLOCK_USERS);
        if (caller.is(user)) {
            throw ApiException.forbidden("CannotBlockYourself", null, "notYourself");
        }
        if (user.getServiceAccountClientLink() != null) {
            throw ApiException.conflict("ServiceUser", null, "serviceUser");
        }
        if (!user.isEnabled()) {
            throw ApiException.conflict("UserAlreadyBlocked", null, "userAlreadyBlocked");
        }
        Intent.of(Intent.Kind.BLOCK, id)
                .reason(block.reason())
                .until(block.until())
                .on(session);
        user.setEnabled(false);
        note(user, Attributes.BLOCKED_ON, User.date(clock.instant()));
        note(user, Attributes.BLOCKED_BY, caller.user().getId());
        note(user, Attributes.BLOCKED_REASON, block.reason());
        note(user, Attributes.BLOCKED_UNTIL, block.until() == null ? null : User.date(block.until()));
        endSessions(user);
        user.setLastModifiedTimestamp(Time.currentTimeMillis());
        new Audit(call).administrator(OperationType.UPDATE, user, Map.of("enabled", false));
    }

    /** Null takes away what a block left that the console has lifted. */
    private static void note(UserModel user, String attribute, @Nullable String value) {
        if (value == null) {
            user.removeAttribute(attribute);
        } else {
            user.setSingleAttribute(attribute, value);
        }
    }

    private void endSessions(UserModel user) {
        session.users().setNotBeforeForUser(realm, user, Time.currentTime());
        session.sessions().removeUserSessions(realm, user);
        for (UserSessionModel offline :
                session.sessions().getOfflineUserSessionsStream(realm, user).toList()) {
            session.sessions().removeOfflineUserSession(realm, offline);
        }
    }

    /** Lets a blocked user in again; he signs in anew. 409 {@code UserNotBlocked} if he is not blocked. */
    void unblock(Call call, String id) {
        UserModel user = new Directory(call).managed(id, Operation.UNBLOCK_USERS);
        if (user.isEnabled() || user.getFirstAttribute(Attributes.DEACTIVATED_ON) != null) {
            throw ApiException.conflict("UserNotBlocked", null, "userNotBlocked");
        }
        unblock(user);
        new Audit(call).administrator(OperationType.UPDATE, user, Map.of("enabled", true));
    }

    /** The end of a block, by whomever: also what Keycloak's brute force protection had locked is opened. */
    void unblock(UserModel user) {
        Intent.of(Intent.Kind.UNBLOCK, user.getId()).on(session);
        user.setEnabled(true);
        user.removeAttribute(Attributes.BLOCKED_ON);
        user.removeAttribute(Attributes.BLOCKED_BY);
        user.removeAttribute(Attributes.BLOCKED_REASON);
        user.removeAttribute(Attributes.BLOCKED_UNTIL);
        session.loginFailures().removeUserLoginFailure(realm, user.getId());
        session.getProvider(BruteForceProtector.class).cleanUpPermanentLockout(session, realm, user);
        user.setLastModifiedTimestamp(Time.currentTimeMillis());
    }
}
