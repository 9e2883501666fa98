package io.membership.users;

import io.membership.users.Filter.Among;
import io.membership.users.Member.Column;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.storage.UserStorageProvider;

/**
 * Finds users of a realm: in Keycloak's tables, or through the model layer as soon as the realm has a user storage of its
 * own (LDAP and its like, enabled or not), since only that layer knows its users and what it says of imported ones.
 *
 * <p>Lists show what fine-grained permissions let the caller of the session see; single users are found whoever asks, so
 * ask whether the caller may see them.
 */
final class UserSearch {

    /**
     * A page of users.
     *
     * @param total how many match in all; null if it was not asked for, or the page lies behind a cursor
     * @param nextCursor goes on behind this page; null on the last one
     */
    record Found(
            List<UserFacts> users,
            @Nullable Long total,
            @Nullable String nextCursor) {}

    /** A user whose timed block is over. */
    record Expired(String realmId, String userId) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final boolean federated;
    private final UserTable table;
    private final FederatedUsers models;

    UserSearch(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.federated =
                realm.getStorageProviders(UserStorageProvider.class).findAny().isPresent();
        this.table = new UserTable(session, realm);
        this.models = new FederatedUsers(session, realm);
    }

    /** One page. */
    Found find(UserQuery asked) {
        return federated ? models.find(asked) : table.find(asked);
    }

    /** The user of this id, service accounts included. */
    Optional<UserFacts> byId(String id) {
        return storable(id).flatMap(key -> federated ? models.byId(key) : is(Column.ID, key));
    }

    /** The user with this e-mail in any case; where the realm allows several, the first by creation. */
    Optional<UserFacts> byEmail(String email) {
        return storable(email.toLowerCase(Locale.ROOT))
                .flatMap(key -> federated ? models.byEmail(key) : is(Column.EMAIL, key));
    }

    /** The user with this user name in any case. */
    Optional<UserFacts> byUsername(String username) {
        return storable(username.toLowerCase(Locale.ROOT))
                .flatMap(key -> federated ? models.byUsername(key) : is(Column.USER_NAME, key));
    }

    /** The user with this phone number as it was given, the first by creation if there are several. */
    Optional<UserFacts> byPhone(String phone) {
        return storable(phone)
                .flatMap(
                        key -> federated ? models.byAttribute(Attributes.PHONE, key) : is(Member.Attribute.PHONE, key));
    }

    /** The user to whom an account of an identity provider is linked. */
    Optional<UserFacts> byIdentity(String provider, String userId) {
        if (storable(provider).isEmpty() || storable(userId).isEmpty()) {
            return Optional.empty();
        }
        return federated
                ? models.byIdentity(provider, userId)
                : table.first(predicates -> predicates.identity(provider, userId));
    }

    /** PostgreSQL holds no text with the character 0, and fails if asked for one. */
    private static Optional<String> storable(String key) {
        return Optional.of(key).filter(text -> text.indexOf('\0') < 0);
    }

    private Optional<UserFacts> is(Member member, String value) {
        return table.first(predicates -> predicates.of(new Among(member, List.of(value), false, false)));
    }

    /** What is known of a user of the model layer. */
    UserFacts facts(UserModel user) {
        return models.facts(user);
    }

    /** What is known of a user who has just been made, without asking the database again. */
    UserFacts made(UserModel user, boolean password) {
        return models.made(user, password);
    }

    /**
     * Locks a user against concurrent changes until the transaction ends, and gives him as he is then. Call it before
     * the first change of him, and trust nothing that was read of him earlier. Empty if there is no such user; one whom
     * only another storage has is not locked.
     */
    Optional<UserModel> lock(String id) {
        table.lock(id);
        UserModel user = session.users().getUserById(realm, id);
        if (user instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        return Optional.ofNullable(session.users().getUserById(realm, id));
    }

    /** Ids of users who have meta in Keycloak's own tables, in their order, behind {@code after} (empty to begin). */
    List<String> withMeta(String after, int max) {
        return table.withMeta(after, max);
    }

    /** Users of all realms who left by then and are still there, behind {@code after} (empty to begin). */
    static List<Expired> deactivated(KeycloakSession session, Instant until, String after, int max) {
        return UserTable.deactivated(session, until, after, max);
    }

    /** Users of all realms whose block was to end by {@code now}, the longest ago first. */
    static List<Expired> expiredBlocks(KeycloakSession session, Instant now, int max) {
        return UserTable.expiredBlocks(session, now, max);
    }
}
