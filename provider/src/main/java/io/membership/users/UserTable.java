package io.membership.users;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Users in Keycloak's own tables. A page behind a cursor costs the same wherever it lies, and any page at most four
 * statements: the page itself (two, where a cursor goes from users with a sort value to those without), two for what
 * belongs to its users, and the count of a numbered page, which {@link LongList} mostly knows where it costs much.
 */
final class UserTable {

    private static final String WITH_META = """
            select u.id from UserAttributeEntity a join a.user u
            where a.name = :name and u.realmId = :realm and u.id > :after order by u.id
            """;

    private static final String EXPIRED = """
            select u.realmId, u.id from UserAttributeEntity a join a.user u
            where a.name = :name and a.value <= :now order by a.value, u.id
            """;

    private static final String DEACTIVATED = """
            select u.realmId, u.id from UserAttributeEntity a join a.user u
            where a.name = :name and a.value <= :until and u.enabled = false and u.id > :after order by u.id
            """;

    /** Of a role its mappings are counted, all of which are in one index; services that have it are few. */
    private static final String MEMBERS = """
            select count(1) from UserRoleMappingEntity m where m.roleId = :role and m.user.id not in (
              select u.id from UserEntity u where u.realmId = :realm and u.serviceAccountClientLink is not null)
            """;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager em;
    private final UserRows rows;

    UserTable(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.em = entityManager(session);
        this.rows = new UserRows(em, realm);
    }

    private static EntityManager entityManager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** A page of what the caller of this session may see. */
    UserSearch.Found find(UserQuery asked) {
        Cursor cursor = asked.cursor();
        if (cursor != null) {
            return page(asked, behind(asked, cursor, 0), null);
        }
        LongList list = LongList.of(realm, asked.signature());
        LongList.Place place = list.before(asked.offset());
        List<Tuple> found =
                place == null ? numbered(asked) : behind(asked, place.cursor(), asked.offset() - place.rank());
        UserSearch.Found page = page(asked, found, asked.count() ? total(asked, list, place, found.size()) : null);
        if (page.nextCursor() != null) {
            UserFacts last = page.users().get(asked.pageSize() - 1);
            list.ends(asked.offset() + asked.pageSize(), new Cursor(asked.sort().values(last)));
        }
        return page;
    }

    private UserSearch.Found page(UserQuery asked, List<Tuple> found, @Nullable Long total) {
        boolean more = found.size() > asked.pageSize();
        List<UserFacts> users = rows.complete(more ? found.subList(0, asked.pageSize()) : found);
        return new UserSearch.Found(users, total, more ? asked.cursorAfter(users.get(users.size() - 1)) : null);
    }

    private UserSelect select(UserQuery asked) {
        return new UserSelect(em, realm).where(asked).visibleIn(session, realm);
    }

    private List<Tuple> numbered(UserQuery asked) {
        return select(asked)
                .rows(asked.sort())
                .setFirstResult(asked.offset())
                .setMaxResults(asked.rows())
                .getResultList();
    }

    /**
     * Users with a value for the first key and those without are two ranges of its index, read one after the other.
     *
     * @param skipped users between the cursor and the page
     */
    private List<Tuple> behind(UserQuery asked, Cursor cursor, int skipped) {
        Sort.Key first = asked.sort().keys().get(0);
        boolean valued = cursor.values().get(0) != null;
        int wanted = skipped + asked.pageSize() + 1;
        List<Tuple> found = new ArrayList<>(range(asked, first, valued, cursor, wanted));
        if (found.size() < wanted && first.mayLack() && valued != first.absentFirst()) {
            found.addAll(range(asked, first, !valued, null, wanted - found.size()));
        }
        return found.subList(Math.min(skipped, found.size()), found.size());
    }

    private List<Tuple> range(UserQuery asked, Sort.Key first, boolean valued, @Nullable Cursor after, int size) {
        UserSelect select = select(asked).having(first, valued);
        if (after != null) {
            select.past(asked.sort().keys(), after.values());
        }
        return select.rows(asked.sort(), valued).setMaxResults(size).getResultList();
    }

    /** A page that is not full is the last one, and tells the total without a count if all before it was skipped just now. */
    private long total(UserQuery asked, LongList list, LongList.@Nullable Place place, int found) {
        boolean last = place == null && found < asked.rows() && (found > 0 || asked.offset() == 0);
        return last ? (long) asked.offset() + found : list.total(() -> count(asked));
    }

    private long count(UserQuery asked) {
        return asked.onlyRole()
                .filter(name -> !realm.isAdminPermissionsEnabled())
                .map(realm::getRole)
                .filter(role -> !role.equals(realm.getDefaultRole()))
                .map(role -> em.createQuery(MEMBERS, Long.class)
                        .setParameter("role", role.getId())
                        .setParameter("realm", realm.getId())
                        .getSingleResult())
                .orElseGet(() -> select(asked).count());
    }

    /** The first user, by creation, of whom this holds, whoever may see him. */
    Optional<UserFacts> first(Function<FilterPredicate, Predicate> condition) {
        List<Tuple> found = new UserSelect(em, realm)
                .where(condition)
                .rows(Sort.DEFAULT)
                .setMaxResults(1)
                .getResultList();
        return rows.complete(found).stream().findFirst();
    }

    /**
     * Locks the row of a user until the transaction ends, and forgets what was read of him before; changes made of him
     * in this transaction before would still overwrite those of others. No lock on a user of another storage.
     *
     * <p>Keycloak writes all columns of a changed user at once, as it read them, and compares attributes with those it
     * read: without the lock, the later of two concurrent updates would undo the earlier.
     */
    void lock(String id) {
        if (!isRead(id)) {
            em.find(UserEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
            return;
        }
        UserEntity user = em.find(UserEntity.class, id);
        em.flush();
        Stream.<Collection<?>>of(
                        user.getAttributes(),
                        user.getRequiredActions(),
                        user.getCredentials(),
                        user.getFederatedIdentities())
                .filter(Hibernate::isInitialized)
                .flatMap(owned -> List.copyOf(owned).stream())
                .forEach(em::detach);
        em.refresh(user, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether this transaction knows the row, maybe from before somebody else changed it. */
    private boolean isRead(String id) {
        return em.unwrap(Session.class).getStatistics().getEntityKeys().stream()
                .anyMatch(key -> key instanceof EntityKey row && id.equals(row.getIdentifier()));
    }

    List<String> withMeta(String after, int max) {
        return em.createQuery(WITH_META, String.class)
                .setParameter("name", Attributes.META)
                .setParameter("realm", realm.getId())
                .setParameter("after", after)
                .setMaxResults(max)
                .getResultList();
    }

    /** Users who left by then and are still there, in any realm, in order of their ids. */
    static List<UserSearch.Expired> deactivated(KeycloakSession session, Instant until, String after, int max) {
        return expired(entityManager(session)
                .createQuery(DEACTIVATED, Object[].class)
                .setParameter("name", Attributes.DEACTIVATED_ON)
                .setParameter("until", User.date(until))
                .setParameter("after", after)
                .setMaxResults(max));
    }

    /** Users whose block has ended, the longest ago first, in any realm. */
    static List<UserSearch.Expired> expiredBlocks(KeycloakSession session, Instant now, int max) {
        return expired(entityManager(session)
                .createQuery(EXPIRED, Object[].class)
                .setParameter("name", Attributes.BLOCKED_UNTIL)
                .setParameter("now", User.date(now))
                .setMaxResults(max));
    }

    private static List<UserSearch.Expired> expired(TypedQuery<Object[]> query) {
        return query.getResultList().stream()
                .map(row -> new UserSearch.Expired((String) row[0], (String) row[1]))
                .toList();
    }
}
