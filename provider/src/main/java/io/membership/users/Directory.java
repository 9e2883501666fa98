package io.membership.users;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.api.Json;
import io.membership.devices.Device;
import io.membership.devices.Devices;
import io.membership.devices.Notifications;
import io.membership.permissions.Narrowing;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import io.membership.roles.RoleTree;
import io.membership.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/** Finds users on behalf of a caller: who may see nobody learns nothing, who may see some sees those. */
final class Directory {

    private final Call call;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserPermissionEvaluator keycloak;
    private final Rights rights;
    private final UserSearch search;

    Directory(Call call) {
        this.call = call;
        this.session = call.session();
        this.realm = call.realm();
        this.keycloak = call.caller().permissions().users();
        this.rights = Rights.of(call);
        this.search = new UserSearch(session, realm);
    }

    /** A page of the users that the caller may see. 400 names what is wrong with filter, sort, cursor or page. */
    UserPage list() {
        requireQuery();
        return page(query(call.arguments()));
    }

    /** The users to whom that role is mapped, as a page like any other. */
    UserPage list(RoleModel role) {
        requireQuery();
        return page(query(call.arguments().with("filter", Json.text(Map.of("roles", role.getName())))));
    }

    /** Who may see some users asks, and gets those; Keycloak's fine-grained permissions are a filter on the rows. */
    private void requireQuery() {
        call.caller().require(mayQuery());
    }

    /** Whether he may ask for users at all; which of them he sees is another question. */
    boolean mayQuery() {
        return keycloak.canQuery() || rights.granted(Operation.READ_USERS);
    }

    private UserPage page(UserQuery query) {
        boolean mayViewSome = realm.isAdminPermissionsEnabled() || keycloak.canView();
        if (!mayViewSome && !rights.granted(Operation.READ_USERS)) {
            // As Keycloak does: query-users alone is the right to ask, and sees nobody.
            return new UserPage(List.of(), query.count() ? 0L : null, null);
        }
        try {
            UserSearch.Found found = rights.granted(Operation.READ_USERS)
                    ? AdminPermissionsSchema.runWithoutAuthorization(session, () -> search.find(query))
                    : search.find(query);
            return new UserPage(users(found.users(), Include.of(call.arguments())), found.total(), found.nextCursor());
        } catch (QueryException refused) {
            throw refusal(refused);
        }
    }

    private static ApiException refusal(QueryException refused) {
        return ApiException.badRequest(refused.code(), refused.argument(), "query", refused.member(), refused.reason());
    }

    private UserQuery query(Arguments arguments) {
        try {
            return parsed(arguments);
        } catch (QueryException refused) {
            throw refusal(refused);
        }
    }

    private UserQuery parsed(Arguments arguments) {
        Filter filter =
                FilterParser.parse(arguments.json("filter"), Settings.of(realm).searchableMeta());
        Sort sort = Sort.parse(arguments.json("sort"));
        String text = arguments.text("search");
        Integer pageSize = arguments.number("pageSize", 0);
        int size =
                pageSize == null || pageSize == 0 ? UserQuery.LARGEST_PAGE : Math.min(pageSize, UserQuery.LARGEST_PAGE);
        String cursor = arguments.text("cursor");
        if (cursor != null && !cursor.isEmpty()) {
            return UserQuery.after(cursor, filter, sort, text, size);
        }
        Integer page = arguments.number("pageNumber", 0);
        return UserQuery.page(
                filter, sort, text, page == null ? 0 : page, size, arguments.flag("includeTotalCount", true));
    }

    /** One user by id, or by the other keys where the id is missing. 404 if there is none. */
    User get(@Nullable String id) {
        Arguments arguments = call.arguments();
        UserFacts facts = (id == null ? byKey(arguments) : search.byId(id))
                .filter(found -> isLinked(found, arguments.text("provider")))
                .orElseThrow(this::unknown);
        requireView(facts);
        return user(facts, Include.of(arguments));
    }

    private Optional<UserFacts> byKey(Arguments arguments) {
        requireQuery();
        String email = arguments.filled("email");
        if (email != null) {
            return search.byEmail(email);
        }
        String phone = arguments.filled("phone");
        if (phone != null) {
            return search.byPhone(phone);
        }
        String provider = arguments.filled("provider");
        if (provider == null) {
            throw ApiException.missing("email");
        }
        return search.byIdentity(provider, arguments.required("userId"));
    }

    /** {@code provider} narrows a look-up to users who sign in that way; {@code credentials} are a password. */
    private static boolean isLinked(UserFacts facts, @Nullable String provider) {
        return provider == null
                || provider.isBlank()
                || (provider.equalsIgnoreCase("credentials") && facts.hasPassword())
                || facts.identities().stream()
                        .anyMatch(identity -> identity.provider().equalsIgnoreCase(provider));
    }

    private void requireView(UserFacts facts) {
        // Who may see all users may still be denied one, but only by fine-grained permissions.
        if (!realm.isAdminPermissionsEnabled() && keycloak.canView()) {
            return;
        }
        UserModel user = session.users().getUserById(realm, facts.id());
        call.caller().require(user != null && mayView(user));
    }

    private boolean mayView(UserModel user) {
        return keycloak.canView(user) || rights.granted(Operation.READ_USERS, user);
    }

    /** A user whom the caller may see. 404 if there is none, 403 if he may not. */
    UserModel visible(String id) {
        UserModel user = known(id);
        call.caller().require(mayView(user));
        return user;
    }

    /** The user that the caller wants to change, locked until it is done. 404 if there is none, 403 if he may not. */
    UserModel managed(String id, Operation operation) {
        if (!managesAll()) {
            UserModel user = known(id);
            call.caller().require(keycloak.canManage(user) || rights.granted(operation, user));
        }
        return search.lock(id).orElseThrow(this::unknown);
    }

    /** Then nothing is asked of the single user, and he is read once, when he is locked. */
    private boolean managesAll() {
        return !realm.isAdminPermissionsEnabled() && keycloak.canManage();
    }

    /** A user whose roles somebody wants to change, locked until it is done; whether he may is asked of each role. */
    UserModel found(String id) {
        known(id);
        return search.lock(id).orElseThrow(this::unknown);
    }

    private UserModel known(String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            throw unknown();
        }
        return user;
    }

    /** As Keycloak does: who may not ask for users at all cannot find out which ids exist. */
    private ApiException unknown() {
        return mayQuery() ? ApiException.notFound("UserNotFound", "userNotFound") : ApiException.forbidden();
    }

    /** A user whom the caller has just made: read from what was written, without asking the database again. */
    User made(UserModel user, boolean password) {
        return user(search.made(user, password), Include.META);
    }

    /** A user whom the caller may see for another reason, such as that it is himself. */
    User read(UserModel user, Include include) {
        return user(search.byId(user.getId()).orElseThrow(this::unknown), include);
    }

    private User user(UserFacts facts, Include include) {
        return users(List.of(facts), include).get(0);
    }

    private List<User> users(List<UserFacts> users, Include include) {
        RoleTree roles = new RoleTree(realm, include.permissions());
        Map<String, List<Device>> devices = include.devices() ? devices(users) : Map.of();
        Map<String, Long> unread = include.unread() ? unread(users) : Map.of();
        return users.stream()
                .map(facts -> User.of(
                        facts,
                        roles.of(facts.realmRoles(), facts.value(Narrowing.ATTRIBUTE)),
                        devices.getOrDefault(facts.id(), List.of()),
                        unread.getOrDefault(facts.id(), 0L),
                        realm.isVerifyEmail(),
                        include.meta()))
                .toList();
    }

    /** A number like those of the profile: shown to whoever sees the user. */
    private Map<String, Long> unread(List<UserFacts> users) {
        return Notifications.of(session, realm.getId())
                .unread(users.stream().map(UserFacts::id).toList());
    }

    /** Everybody may read his own devices; those of others are a right beside that to see these users. */
    private Map<String, List<Device>> devices(List<UserFacts> users) {
        boolean all = rights.grants().allows(Operation.READ_DEVICES);
        String himself = call.caller().isOf(realm) ? call.caller().user().getId() : "";
        return Devices.of(session, realm)
                .ofUsers(users.stream()
                        .map(UserFacts::id)
                        .filter(id -> all || id.equals(himself))
                        .toList());
    }
}
