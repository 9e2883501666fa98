package io.membership.users;

import io.membership.access.Login;
import io.membership.access.TokenIssuer;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.api.Caller;
import io.membership.events.Intent;
import io.membership.mail.PostOffice;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import io.membership.roles.Roles;
import io.membership.roles.RolesTree;
import io.membership.settings.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.storage.StorageId;
import org.keycloak.userprofile.UserProfileContext;

/** Creates, changes and deletes users on behalf of an administrator; a user's own profile is {@link OwnProfile}. */
final class Users {

    /** Kind of the letter that {@code accounts} writes. */
    static final String VERIFICATION = "verification";

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

    /**
     * Creates a user who can sign in. 409 if there is one already, 403 if the caller may not create users or give the roles.
     *
     * @param kind which registration it is
     */
    Registered register(BiFunction<Arguments, Settings, Registration> kind) {
        Rights.of(call).require(Operation.CREATE_USERS);
        Registration registration = kind.apply(call.arguments(), settings);
        boolean verifiesPhone = registration.type() == UserType.PHONE && settings.needVerification();
        if (registration.type() == UserType.PHONE) {
            requireNumber(registration.userName(), verifiesPhone);
        }
        UserPatch details = registration.details();
        // An empty list asks for none too, and must not get around the default role.
        RolesTree asked = details.roles() == null || details.roles().isEmpty() ? null : details.roles();
        if (asked != null) {
            requireAllowed(asked);
        }
        Map<String, List<String>> attributes = registration.attributes();
        if (settings.defaultSubscribeToNews()) {
            attributes.putIfAbsent(Attributes.SUBSCRIBED, List.of("true"));
        }

        UserModel user = profile.create(registration.userName(), attributes);
        Intent.of(Intent.Kind.REGISTER, user.getId()).on(session);
        user.setEnabled(true);
        SearchableMeta.mirror(user, details.mirrors());
        if (registration.password() != null) {
            new Password(session, realm, user).set(registration.password());
        }
        giveRoles(user, asked, registration.type());
        if (verifiesPhone) {
            new PhoneUsers(session, realm).sendCodeTo(user.getId());
        } else if (registration.type() == UserType.AUTHENTICATED
                && user.getEmail() != null
                && (settings.needVerification() || realm.isVerifyEmail())) {
            user.addRequiredAction(RequiredAction.VERIFY_EMAIL);
            if (settings.needVerification()) {
                PostOffice.of(session).post(realm, VERIFICATION, user.getId(), PostOffice.dataFrom(session));
            }
        }
        new Audit(call).administrator(OperationType.CREATE, user, shown(user, attributes, asked));
        Login login =
                registration.autoLogin() ? new TokenIssuer(call).login(user).orElse(null) : null;
        return new Registered(new Directory(call).made(user, registration.password() != null), login);
    }

    /** Everything is looked at before anything is written: the number is nobody else's, and a code can be sent to it. */
    private void requireNumber(String number, boolean code) {
        PhoneUsers phones = new PhoneUsers(session, realm);
        if (phones.find(number).isPresent()) {
            throw ApiException.conflict("UserAlreadyExists", "phone", "userExists", "phone");
        }
        if (code) {
            phones.requireGateway();
        }
    }

    /**
     * Creates somebody who is asked to come: with roles and details, and no way in until he accepts. Everything is checked
     * before anything is written. 409 {@code UserAlreadyExists}.
     */
    UserModel invite(Arguments arguments) {
        UserPatch details = UserPatch.byAdministrator(arguments, settings);
        RolesTree asked = details.roles() == null || details.roles().isEmpty() ? null : details.roles();
        requirePromisable(null, asked);
        Map<String, List<String>> attributes = details.attributes();
        UserModel user = profile.create(arguments.required("email"), attributes);
        Intent.of(Intent.Kind.INVITE, user.getId()).on(session);
        user.setEnabled(true);
        user.setSingleAttribute(Attributes.INVITED_ON, User.date(Instant.ofEpochMilli(Time.currentTimeMillis())));
        SearchableMeta.mirror(user, details.mirrors());
        try {
            giveRoles(user, asked, UserType.AUTHENTICATED);
        } catch (ApiException notToThisUser) {
            // Of many who are invited at once the others stay: nothing of this one may.
            session.users().removeUser(realm, user);
            throw notToThisUser;
        }
        new Audit(call).administrator(OperationType.CREATE, user, shown(user, attributes, asked));
        return user;
    }

    /** Refuses roles that an invitation may not bring. @param user who is there already, or null */
    void requirePromisable(@Nullable UserModel user, @Nullable RolesTree asked) {
        if (asked != null) {
            requireAllowed(asked);
            new Roles(call).requireGivable(user, asked);
        }
    }

    private void requireAllowed(RolesTree asked) {
        asked.branches().forEach(branch -> {
            boolean allowed = settings.allowedRegisterRoles().contains(branch.role());
            if (!allowed && realm.getRole(branch.role()) != null) {
                throw ApiException.forbidden("RoleNotAllowed", branch.member(), "roleNotAllowed", branch.role());
            }
        });
    }

    /** Those that were asked for, or the default one, which the setting gives and not the caller. */
    private void giveRoles(UserModel user, @Nullable RolesTree asked, UserType type) {
        if (asked != null) {
            new Roles(call).give(user, asked);
            return;
        }
        RoleModel initial = realm.getRole(
                type == UserType.GUEST ? settings.guestRegistersAsRole() : settings.userRegistersAsRole());
        if (initial != null) {
            user.grantRole(initial);
        }
    }

    /** Changes what is given. 404 if there is no such user, 403 if the caller may not manage him or give the roles. */
    void update(String id) {
        UserModel user = new Directory(call).managed(id, Operation.UPDATE_USERS);
        UserPatch patch = UserPatch.byAdministrator(call.arguments(), settings);
        Intent.of(Intent.Kind.UPDATE, id).on(session);
        Map<String, List<String>> attributes = patch.attributes();
        ContactChange contact = ContactChange.of(session, realm, user, attributes);
        profile.update(user, attributes);
        contact.settle(user);
        SearchableMeta.mirror(user, patch.mirrors());
        if (patch.roles() != null) {
            new Roles(call).replace(user, patch.roles());
        }
        user.setLastModifiedTimestamp(Time.currentTimeMillis());
        new Audit(call).administrator(OperationType.UPDATE, user, shown(user, attributes, patch.roles()));
    }

    /** Removes the user with his sessions and tokens. 404 if there is none (also the second time). */
    void delete(String id) {
        UserModel user = new Directory(call).managed(id, Operation.DELETE_USERS);
        if (caller.is(user)) {
            throw ApiException.forbidden("CannotDeleteYourself", null, "notYourself");
        }
        if (user.getServiceAccountClientLink() != null) {
            throw ApiException.conflict("ServiceUser", null, "serviceUser");
        }
        if (UserType.SYSTEM.toString().equals(user.getFirstAttribute(Attributes.TYPE))) {
            throw ApiException.conflict("SystemUser", null, "systemUser");
        }
        withdraw(user);
    }

    /** Removes a user, whoever asks. 409 {@code ReadOnlyUser} if he is in a storage that cannot. */
    void withdraw(UserModel user) {
        Intent.of(Intent.Kind.DELETE, user.getId()).on(session);
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
            UserModel user, Map<String, List<String>> attributes, @Nullable RolesTree roles) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("username", user.getUsername());
        shown.put("attributes", attributes);
        if (roles != null) {
            shown.put("realmRoles", roles.names());
        }
        return shown;
    }
}
