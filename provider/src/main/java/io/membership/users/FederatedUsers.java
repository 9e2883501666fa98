package io.membership.users;

import io.membership.users.UserFacts.Identity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.StorageId;

/**
 * Users as Keycloak's model layer shows them, which alone knows those of LDAP and other storages. Such storages cannot
 * filter or sort as we do, so that a list reads all users of the realm and picks the page in memory: right, but slow with
 * many.
 */
final class FederatedUsers {

    /** The model layer gives these columns as attributes too. */
    private static final Set<String> COLUMNS =
            Set.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME);

    /** What storages take as one prefix; blanks, quotes and asterisks mean more to them. */
    private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}\\p{N}@._+-]+");

    private final KeycloakSession session;
    private final RealmModel realm;

    FederatedUsers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    UserSearch.Found find(UserQuery asked) {
        Map<String, UserModel> visible = new LinkedHashMap<>();
        all(asked).stream().filter(this::isVisible).forEach(user -> visible.put(user.getId(), user));
        List<UserFacts> matching = visible.values().stream()
                .map(this::profile)
                .filter(user -> matches(asked, user))
                .sorted(Comparator.comparing(asked.sort()::values, asked.sort()::compare))
                .toList();
        Cursor cursor = asked.cursor();
        long before = cursor == null
                ? asked.offset()
                : matching.stream().takeWhile(upTo(asked.sort(), cursor)).count();
        List<UserFacts> page = matching.stream()
                .skip(before)
                .limit(asked.pageSize())
                .flatMap(user -> Stream.ofNullable(visible.get(user.id())))
                .map(this::facts)
                .toList();
        boolean more = !page.isEmpty() && before + page.size() < matching.size();
        return new UserSearch.Found(
                page,
                asked.count() && cursor == null ? (long) matching.size() : null,
                more ? asked.cursorAfter(page.get(page.size() - 1)) : null);
    }

    private static Predicate<UserFacts> upTo(Sort sort, Cursor cursor) {
        return user -> sort.compare(sort.values(user), cursor.values()) <= 0;
    }

    /** Collected before anything is read of one: reading while streaming costs a statement per user. */
    private List<UserModel> all(UserQuery asked) {
        Map<String, String> params = new HashMap<>();
        params.put(
                UserModel.INCLUDE_SERVICE_ACCOUNT, String.valueOf(asked.filter().asksForServices()));
        if (asked.search() != null && ONE_WORD.matcher(asked.search()).matches()) {
            params.put(UserModel.SEARCH, asked.search());
        }
        return session.users().searchForUserStream(realm, params, null, null).toList();
    }

    /** Keycloak filters its own table by fine-grained permissions, other storages not. */
    private boolean isVisible(UserModel user) {
        return AdminPermissionsSchema.isSkipEvaluation(session)
                || session.getContext()
                        .getPermissions()
                        .hasPermission(user, AdminPermissionsSchema.USERS_RESOURCE_TYPE, AdminPermissionsSchema.VIEW);
    }

    private boolean matches(UserQuery asked, UserFacts user) {
        return (asked.search() == null || user.beginsWith(asked.search()))
                && asked.filter().test(user, realm.isVerifyEmail());
    }

    Optional<UserFacts> byId(String id) {
        return Optional.ofNullable(session.users().getUserById(realm, id)).map(this::facts);
    }

    Optional<UserFacts> byEmail(String email) {
        return Optional.ofNullable(session.users().getUserByEmail(realm, email)).map(this::facts);
    }

    Optional<UserFacts> byUsername(String username) {
        return Optional.ofNullable(session.users().getUserByUsername(realm, username))
                .map(this::facts);
    }

    /** The first by creation of those with this value. */
    Optional<UserFacts> byAttribute(String name, String value) {
        List<UserModel> found = session.users()
                .searchForUserByUserAttributeStream(realm, name, value)
                .toList();
        return found.stream().map(this::facts).min(Comparator.comparing(Sort.DEFAULT::values, Sort.DEFAULT::compare));
    }

    Optional<UserFacts> byIdentity(String provider, String userId) {
        FederatedIdentityModel identity = new FederatedIdentityModel(provider, userId, null);
        return Optional.ofNullable(session.users().getUserByFederatedIdentity(realm, identity))
                .map(this::facts);
    }

    /** Everything about a user, from the model layer. */
    UserFacts facts(UserModel user) {
        List<Identity> identities = session.users()
                .getFederatedIdentitiesStream(realm, user)
                .map(identity -> new Identity(identity.getIdentityProvider(), identity.getUserId()))
                .sorted(Comparator.comparing(Identity::provider))
                .toList();
        boolean password = user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
        return facts(user, identities, password);
    }

    /** A user who has just been made: no account of a provider is linked yet. */
    UserFacts made(UserModel user, boolean password) {
        return facts(user, List.of(), password);
    }

    /** What filters and sorts read, which leaves out what costs a statement of its own. */
    private UserFacts profile(UserModel user) {
        return facts(user, List.of(), false);
    }

    private UserFacts facts(UserModel user, List<Identity> identities, boolean password) {
        Map<String, List<String>> attributes = new TreeMap<>();
        user.getAttributes().forEach((name, values) -> {
            if (!COLUMNS.contains(name) && values != null && !values.isEmpty()) {
                attributes.put(
                        name, values.stream().map(FederatedUsers::text).sorted().toList());
            }
        });
        RoleModel defaults = realm.getDefaultRole();
        return new UserFacts(
                user.getId(),
                user.getUsername(),
                user.getEmail(),
                user.isEmailVerified(),
                user.getFirstName(),
                user.getLastName(),
                user.isEnabled(),
                created(user),
                user.getLastModifiedTimestamp(),
                user.getServiceAccountClientLink(),
                user.getFederationLink(),
                attributes,
                user.getRealmRoleMappingsStream()
                        .filter(role -> !role.equals(defaults))
                        .map(RoleModel::getName)
                        .sorted()
                        .toList(),
                identities,
                password,
                user.getRequiredActionsStream().collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Keycloak's adapters of other storages invent one anew each time they are made, which no page could be cut by. */
    private static @Nullable Long created(UserModel user) {
        return StorageId.isLocalStorage(user.getId()) ? user.getCreatedTimestamp() : null;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
