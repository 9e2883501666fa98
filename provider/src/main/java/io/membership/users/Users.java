package io.membership.users;

import io.membership.access.Login;
import io.membership.access.TokenIssuer;
import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.api.Caller;
import io.membership.events.Intent;
import io.membership.roles.Roles;
import io.membership.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.storage.StorageId;
import org.keycloak.userprofile.UserProfileContext;

/** Creates, changes and deletes users on behalf of an administrator; a user's own profile is {@link OwnProfile}. */
final class Users {

    private final Call call;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Settings settings;
    private final ProfileWriter profile;

    Users(Call call) {
        this.call = call;
        this.session = call.session();
        this.realm = call.realm();
        this.caller = call.caller();
        this.settings = Settings.of(realm);
        this.profile = new ProfileWriter(session, UserProfileContext.USER_API);
    }

    /** Creates a user who can sign in. 409 if there is one already, 403 if the caller may not create users or give the roles. */
    Registered register() {
        caller.require(caller.permissions().users().canManage());
        Registration registration = Registration.of(call.arguments(), settings);
        UserPatch details = registration.details();
        // An empty list asks for none too, and must not get around the default role.
        List<String> asked = details.roles() == null || details.roles().isEmpty() ? null : details.roles();
        Set<RoleModel> roles = askedRoles(asked);
        Map<String, List<String>> attributes = details.attributes();
        if (settings.defaultSubscribeToNews()) {
            attributes.putIfAbsent(Attributes.SUBSCRIBED, List.of("true"));
        }

        UserModel user = profile.create(registration.userName(), attributes);
        Intent.of(Intent.Kind.REGISTER, user.getId()).on(session);
        user.setEnabled(true);
        SearchableMeta.mirror(user, details.mirrors());
        if (registration.password() != null) {
            setPassword(user, registration.password());
        }
        if (asked == null) {
            roles.forEach(user::grantRole);
        } else {
            new Roles(realm, caller).give(user, roles);
        }
        if (user.getEmail() != null && (settings.needVerification() || realm.isVerifyEmail())) {
            user.addRequiredAction(RequiredAction.VERIFY_EMAIL);
        }
        new Audit(call).administrator(OperationType.CREATE, user, shown(user, attributes, asked));
        Login login =
                registration.autoLogin() ? new TokenIssuer(call).login(user).orElse(null) : null;
        return new Registered(new Directory(call).read(user, new Include(true)), login);
    }

    /** The roles that were asked for, or the default one, which the setting gives and not the caller. */
    private Set<RoleModel> askedRoles(@Nullable List<String> asked) {
        Roles roles = new Roles(realm, caller);
        if (asked == null) {
            String initial = settings.userRegistersAsRole();
            return realm.getRole(initial) == null ? Set.of() : roles.named(List.of(initial));
        }
        for (String name : asked) {
            if (realm.getRole(name) != null && !settings.allowedRegisterRoles().contains(name)) {
                throw ApiException.forbidden("RoleNotAllowed", "roles", "roleNotAllowed", name);
            }
        }
        return roles.named(asked);
    }

    private void setPassword(UserModel user, String password) {
        PolicyError fault =
                session.getProvider(PasswordPolicyManagerProvider.class).validate(realm, user, password);
        if (fault != null) {
            throw ApiException.badRequest("PasswordPolicy", "password", fault.getMessage(), fault.getParameters());
        }
        user.credentialManager().updateCredential(UserCredentialModel.password(password));
    }

    /** Changes what is given. 404 if there is no such user, 403 if the caller may not manage him or give the roles. */
    void update(String id) {
        UserModel user = new Directory(call).managed(id);
        UserPatch patch = UserPatch.byAdministrator(call.arguments(), settings);
        Intent.of(Intent.Kind.UPDATE, id).on(session);
        profile.update(user, patch.attributes());
        SearchableMeta.mirror(user, patch.mirrors());
        if (patch.roles() != null) {
            Roles roles = new Roles(realm, caller);
            roles.replace(user, roles.named(patch.roles()));
        }
        user.setLastModifiedTimestamp(Time.currentTimeMillis());
        new Audit(call).administrator(OperationType.UPDATE, user, shown(user, patch.attributes(), patch.roles()));
    }

    /** Removes the user with his sessions and tokens. 404 if there is none (also the second time). */
    void delete(String id) {
        UserModel user = new Directory(call).managed(id);
        if (caller.is(user)) {
            throw ApiException.forbidden("CannotDeleteYourself", null, "notYourself");
        }
        if (user.getServiceAccountClientLink() != null) {
            throw ApiException.conflict("ServiceUser", null, "serviceUser");
        }
        if (UserType.SYSTEM.toString().equals(user.getFirstAttribute(Attributes.TYPE))) {
            throw ApiException.conflict("SystemUser", null, "systemUser");
        }
        Intent.of(Intent.Kind.DELETE, id).on(session);
        new Audit(call).administrator(OperationType.DELETE, user, Map.of());
        if (!remove(user)) {
            throw ApiException.conflict("ReadOnlyUser", null, "readOnlyUser");
        }
    }

    private boolean remove(UserModel user) {
        try {
            return new UserManager(session).removeUser(realm, user);
        } catch (ModelException storageCannot) {
            if (StorageId.isLocalStorage(user.getId())) {
                throw storageCannot;
            }
            return false;
        }
    }

    private static Map<String, Object> shown(
            UserModel user, Map<String, List<String>> attributes, @Nullable List<String> roles) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("username", user.getUsername());
        shown.put("attributes", attributes);
        if (roles != null) {
            shown.put("realmRoles", roles);
        }
        return shown;
    }
}
