package io.membership.services;

import io.membership.api.AdminLog;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.api.ClientSecrets;
import io.membership.api.Slice;
import io.membership.api.Slice.Place;
import io.membership.events.Intent;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import io.membership.roles.OwnRole;
import io.membership.roles.Roles;
import io.membership.roles.RolesTree;
import io.membership.users.Standing;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Creates, changes and revokes service users on behalf of a caller, who gives them nothing that he has not, and takes no
 * key of one that may do more than he.
 */
final class ServiceUsers {

    private static final String DISPLAY_NAME = "displayName";
    private static final String OVERLAP = "overlap";
    private static final int LONGEST = 255;
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    /** The newest first. */
    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::at).thenComparing(Place::id).reversed();

    private final Call call;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final Arguments arguments;
    private final Rights rights;

    ServiceUsers(Call call) {
        this.call = call;
        this.session = call.session();
        this.realm = call.realm();
        this.arguments = call.arguments();
        this.rights = Rights.of(call);
    }

    Map<String, Object> list() {
        rights.require(Operation.READ_SERVICE_USERS);
        Slice slice = Slice.of(arguments);
        Place after = slice.after();
        List<ServiceUser> found = ServiceUser.all(session, realm)
                .filter(user -> after == null || ORDER.compare(user.place(), after) > 0)
                .sorted(Comparator.comparing(ServiceUser::place, ORDER))
                .limit(slice.rows())
                .toList();
        return slice.page(
                found, page -> page.stream().map(user -> user.view(call)).toList(), ServiceUser::place);
    }

    ServiceUserView get() {
        return found(Operation.READ_SERVICE_USERS).view(call);
    }

    /** With its key. 403 {@code PermissionNotHeld}, {@code RoleNotAllowed}; 409 {@code ClientPolicy}. */
    ServiceUserView create() {
        rights.require(Operation.CREATE_SERVICE_USERS);
        text(DISPLAY_NAME); // not too long
        String displayName = arguments.required(DISPLAY_NAME);
        ServiceUser user = ServiceUser.create(call, displayName);
        OwnRole own = user.ownRole(call);
        if (!own.isFree()) {
            throw ApiException.conflict("Conflict", null, "conflict");
        }
        user.describe(displayName, text("description"), text("zone"));
        own.write(user.account());
        RolesTree roles = RolesTree.of(arguments);
        if (roles != null) {
            new Roles(call).give(user.account(), roles);
        }
        return logged(OperationType.CREATE, user).with(key(user));
    }

    /** Changes what is given. Nobody changes the service user as which he calls. */
    ServiceUserView change() {
        ServiceUser user = locked(Operation.UPDATE_SERVICE_USERS);
        if (call.caller().is(user.account())) {
            throw ApiException.forbidden("Forbidden", null, "notYourself");
        }
        String displayName = text(DISPLAY_NAME);
        if (displayName != null && displayName.isBlank()) {
            throw ApiException.missing(DISPLAY_NAME);
        }
        Intent.of(Intent.Kind.UPDATE, user.account().getId()).on(session);
        user.describe(displayName, text("description"), text("zone"));
        if (OwnRole.isGivenBy(arguments)) {
            user.ownRole(call).write(user.account());
        }
        RolesTree roles = RolesTree.of(arguments);
        if (roles != null) {
            new Roles(call).replace(user.account(), user.ownRole(call).beside(roles));
        }
        enable(user, arguments.flag("enabled"));
        user.account().setLastModifiedTimestamp(Time.currentTimeMillis());
        return logged(OperationType.UPDATE, user);
    }

    private void enable(ServiceUser user, @Nullable Boolean enabled) {
        if (enabled != null) {
            user.client().setEnabled(enabled);
            if (enabled) {
                user.account().setEnabled(true);
            } else {
                endTokens(user);
            }
        }
    }

    /** A new key; the present one works for {@code overlap} more. The service user itself may do this, too. */
    ServiceUserView rotate() {
        Duration overlap = overlap();
        ServiceUser user = keyTaken();
        new ClientSecrets(session, user.client()).rotate(overlap);
        if (overlap.isZero()) {
            endTokens(user);
        }
        return logged(OperationType.ACTION, user, "keys").with(key(user));
    }

    private Duration overlap() {
        String given = arguments.filled(OVERLAP);
        if (given == null) {
            return USUAL_OVERLAP;
        }
        try {
            Duration overlap = Duration.parse(given);
            if (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (DateTimeException malformed) {
            // refused below, with the same words as one out of range
        }
        throw ApiException.invalid(OVERLAP, "notDuration", OVERLAP, LONGEST_OVERLAP.toDays());
    }

    /** Ends what overlaps of a rotation. Nothing happens if nothing does. */
    ServiceUserView endPrevious() {
        ServiceUser user = locked(Operation.ROTATE_KEYS);
        ClientSecrets secrets = new ClientSecrets(session, user.client());
        if (secrets.formerUntil().isPresent()) {
            secrets.endFormer();
            endTokens(user);
            return logged(OperationType.ACTION, user, "keys", "previous");
        }
        return user.view(call);
    }

    /** It is gone, with its client, its own role and policy, its keys and all tokens. */
    void revoke() {
        ServiceUser user = locked(Operation.DELETE_SERVICE_USERS);
        if (call.caller().is(user.account())) {
            throw ApiException.forbidden("CannotDeleteYourself", null, "notYourself");
        }
        logged(OperationType.DELETE, user);
        user.ownRole(call).remove();
        user.remove(session, realm);
    }

    /** Tokens that were got by keys until now. */
    private void endTokens(ServiceUser user) {
        session.users().setNotBeforeForUser(realm, user.account(), Time.currentTime());
    }

    private String key(ServiceUser user) {
        return new ClientSecrets(session, user.client()).key().text();
    }

    private @Nullable String text(String member) {
        return arguments.text(member, LONGEST);
    }

    /** Who may not ask for service users at all cannot find out which ids exist. */
    private ServiceUser found(Operation operation) {
        ServiceUser user = ServiceUser.find(session, realm, arguments.requiredId("id"))
                .orElseThrow(() -> {
                    rights.require(operation);
                    return ApiException.notFound("ServiceUserNotFound", "serviceUserNotFound");
                });
        call.caller().require(rights.administers(operation) || rights.granted(operation, user.account()));
        return user;
    }

    /** One that nobody else changes meanwhile. */
    private ServiceUser locked(Operation operation) {
        ServiceUser user = found(operation);
        new Standing(session, realm).locked(user.account().getId());
        return user;
    }

    /** One whose key the caller may have: as administrator of clients, or because he may do all that it may. */
    private ServiceUser keyTaken() {
        ServiceUser user = locked(Operation.ROTATE_KEYS);
        if (!rights.administers(Operation.ROTATE_KEYS)) {
            rights.requireAllOf(user.account(), user.role(), "id");
        }
        return user;
    }

    private ServiceUserView logged(OperationType operation, ServiceUser user, String... further) {
        ServiceUserView view = user.view(call);
        String[] path = new String[3 + further.length];
        path[0] = "membership";
        path[1] = "service-users";
        path[2] = view.id();
        System.arraycopy(further, 0, path, 3, further.length);
        new AdminLog(call).write(operation, "MEMBERSHIP_SERVICE_USER", view, path);
        return view;
    }
}
