package io.membership.users;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.permissions.Operation;
import io.membership.roles.Roles;
import io.membership.roles.RolesTree;
import io.membership.settings.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.models.UserSessionModel;
import org.keycloak.userprofile.UserProfileContext;

/**
 * How somebody comes to be one of the realm's users and ceases to be one, for what rides on mailed tokens: invited,
 * accepted, verified, deactivated, restored. Who may do it is asked before.
 */
public final class Standing {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Standing(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Creates an invited user; see {@link Users#invite}. */
    public static UserModel invite(Call call, Arguments arguments) {
        return new Users(call).invite(arguments);
    }

    /** Whether he is here only because he was asked to come: there is no way in that he has, and nobody has blocked him. */
    public static boolean hasNeverCome(Call call, UserModel user) {
        return isInvited(user)
                && user.isEnabled()
                && user.credentialManager()
                        .getStoredCredentialsStream()
                        .findAny()
                        .isEmpty()
                && call.session()
                        .users()
                        .getFederatedIdentitiesStream(call.realm(), user)
                        .findAny()
                        .isEmpty();
    }

    /** Removes somebody who was asked to come and is not any more. Who may is asked before. */
    public static void withdraw(Call call, UserModel user) {
        new Users(call).withdraw(user);
    }

    /** Refuses what an invitation of somebody who is there already may not bring: roles, or a meta that is too large. */
    public static void requirePromisable(Call call, UserModel user, Arguments arguments) {
        UserPatch patch = UserPatch.byAdministrator(arguments, Settings.of(call.realm()));
        new Users(call).requirePromisable(user, patch.roles());
    }

    /** The user as the API shows him. */
    public static User shown(Call call, UserModel user) {
        return new Directory(call).read(user, Include.META);
    }

    /** A user whom the caller may do that to, locked. 404, 403. */
    public static UserModel managed(Call call, String id, Operation operation) {
        return new Directory(call).managed(id, operation);
    }

    /** Whether he has been invited and has not accepted yet. */
    public static boolean isInvited(UserModel user) {
        return user.getFirstAttribute(Attributes.INVITED_ON) != null;
    }

    /** Whether he left by himself. */
    public static boolean isDeactivated(UserModel user) {
        return !user.isEnabled() && user.getFirstAttribute(Attributes.DEACTIVATED_ON) != null;
    }

    /** The user, locked until the transaction ends; null if he is gone. */
    public @Nullable UserModel locked(String id) {
        return new UserSearch(session, realm).lock(id).orElse(null);
    }

    /** He accepted: what an invitation promised is his, and the mail has reached him. */
    public void accept(UserModel user, @Nullable Arguments promised) {
        user.removeAttribute(Attributes.INVITED_ON);
        verify(user);
        if (promised != null) {
            UserPatch patch = UserPatch.byAdministrator(promised, Settings.of(realm));
            RolesTree roles = patch.roles();
            if (roles != null) {
                Roles.giveAsPromised(realm, user, roles);
            }
            if (patch.meta() != null) {
                Map<String, List<String>> meta = new HashMap<>();
                meta.put(Attributes.META, List.of(patch.meta().text()));
                new ProfileWriter(session, UserProfileContext.USER_API).update(user, meta);
                SearchableMeta.mirror(user, patch.mirrors());
            }
        }
    }

    /** His e-mail address is his. */
    public void verify(UserModel user) {
        user.setEmailVerified(true);
        user.removeRequiredAction(RequiredAction.VERIFY_EMAIL);
        grow(user);
        user.setLastModifiedTimestamp(Time.currentTimeMillis());
    }

    /** He has a password from now on: a guest may be complete. */
    public void grow(UserModel user) {
        new Guest(session, realm).grow(user);
    }

    /** Whoever was signed in as him is out, and a lock against guessing is opened: he has shown that it is he. */
    public void startAnew(UserModel user) {
        endSessions(session, realm, user);
        session.loginFailures().removeUserLoginFailure(realm, user.getId());
    }

    /** He leaves: nothing is lost yet, and nobody comes in. */
    public void deactivate(UserModel user) {
        user.setEnabled(false);
        user.setSingleAttribute(Attributes.DEACTIVATED_ON, User.date(Instant.ofEpochMilli(Time.currentTimeMillis())));
        endSessions(session, realm, user);
        user.setLastModifiedTimestamp(Time.currentTimeMillis());
    }

    /** He is back. 409 {@code UserNotDeactivated} if he never left. */
    public void restore(UserModel user) {
        if (!isDeactivated(user)) {
            throw ApiException.conflict("UserNotDeactivated", null, "userNotDeactivated");
        }
        user.removeAttribute(Attributes.DEACTIVATED_ON);
        user.setEnabled(true);
        user.setLastModifiedTimestamp(Time.currentTimeMillis());
    }

    /** Tokens that are out lose their worth, sessions end, offline ones too. */
    static void endSessions(KeycloakSession session, RealmModel realm, UserModel user) {
        session.users().setNotBeforeForUser(realm, user, Time.currentTime());
        session.sessions().removeUserSessions(realm, user);
        for (UserSessionModel offline :
                session.sessions().getOfflineUserSessionsStream(realm, user).toList()) {
            session.sessions().removeOfflineUserSession(realm, offline);
        }
    }
}
