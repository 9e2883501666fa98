package io.membership.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * The users that the transaction of one Keycloak session touched. Just before the commit it flushes what is still
 * unwritten, works out what became of each user, and publishes the events. It hangs on the session and goes with it.
 */
final class Changes extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(Changes.class);
    private static final String ATTRIBUTE = Changes.class.getName();

    private final KeycloakSession session;
    private final StoredUsers stored;
    private final Map<String, Touched> users = new LinkedHashMap<>();
    private final List<MembershipEvent> events = new ArrayList<>();
    private final Set<Initiator> logins = new LinkedHashSet<>();
    private boolean told;
    private boolean silent;

    private Changes(KeycloakSession session) {
        this.session = session;
        this.stored = StoredUsers.of(session);
    }

    /** Those of the session, which will be told at its commit; null if that has begun already. */
    static @Nullable Changes of(KeycloakSession session) {
        Changes changes = session.getAttribute(ATTRIBUTE, Changes.class);
        if (changes != null) {
            return changes;
        }
        if (!session.getTransactionManager().isActive()) {
            return null;
        }
        changes = new Changes(session);
        try {
            session.getTransactionManager().enlistPrepare(changes);
            session.getTransactionManager().enlistAfterCompletion(changes.afterwards());
        } catch (IllegalStateException committing) {
            // Some other part of the commit reads users for the first time; there is no other way to know.
            return null;
        }
        session.setAttribute(ATTRIBUTE, changes);
        return changes;
    }

    StoredUsers stored() {
        return stored;
    }

    /** A whole realm is being imported: its users arrive with it and nobody registered. */
    void stayQuiet() {
        silent = true;
    }

    /** What is noted of a user; null if nothing is to be. */
    @Nullable Touched touched(String userId) {
        if (silent) {
            return null;
        }
        if (told) {
            LOG.warnf("User %s was written after the events of its transaction were published; not told.", userId);
        }
        return users.computeIfAbsent(userId, id -> new Touched());
    }

    /** Keeps the last state of a user whose rows are about to be deleted. */
    void aboutToGo(String userId) {
        UserRows rows = stored.read(List.of(userId)).get(userId);
        Touched user = rows == null ? null : touched(userId);
        if (rows != null && user != null) {
            user.aboutToGo(rows);
        }
    }

    /** Tells at the end that a user has signed in. */
    void loggedIn(Initiator user) {
        logins.add(user);
    }

    @Override
    protected void commitImpl() {
        if (silent || session.getTransactionManager().getRollbackOnly()) {
            return;
        }
        stored.flush();
        told = true;
        if (!users.isEmpty()) {
            tell(new LinkedHashMap<>(users));
        }
        logins.forEach(this::tellLogin);
    }

    @Override
    protected void rollbackImpl() {}

    private void tell(Map<String, Touched> touched) {
        List<String> present = touched.entrySet().stream()
                .filter(user -> !user.getValue().isGone())
                .map(Map.Entry::getKey)
                .toList();
        Map<String, UserRows> now = stored.read(present);
        Door door = Door.of(session);
        touched.forEach((id, user) -> tell(door, user, now.get(id)));
    }

    private void tell(Door door, Touched user, @Nullable UserRows now) {
        UserRows former = user.former(now);
        UserRows rows = now == null ? former : now;
        RealmModel realm = rows == null ? null : session.realms().getRealm(rows.realmId());
        // No realm: it went in this transaction, and its users with it.
        if (rows == null || realm == null) {
            return;
        }
        Intent intent = Intent.left(session, rows.id());
        Initiator by = intent == null || intent.by() == null ? door.initiatorFor(rows) : intent.by();
        MembershipEvent event = Derivation.derive(
                new Header(
                        UUID.randomUUID(),
                        Instant.ofEpochMilli(Time.currentTimeMillis()),
                        realm.getId(),
                        by,
                        door.causeFor(realm, rows, former == null || user.hasVanished(), by)),
                former == null ? null : snapshot(realm, former),
                now == null ? null : snapshot(realm, now),
                user.secrets(),
                intent);
        if (event != null) {
            publish(event);
        }
    }

    private void tellLogin(Initiator user) {
        String id = Objects.requireNonNullElse(user.userId(), "");
        UserRows rows = stored.read(List.of(id)).get(id);
        RealmModel realm = rows == null ? null : session.realms().getRealm(rows.realmId());
        if (rows != null && realm != null) {
            publish(new MembershipEvent.LoggedIn(
                    new Header(
                            UUID.randomUUID(),
                            Instant.ofEpochMilli(Time.currentTimeMillis()),
                            realm.getId(),
                            user,
                            Cause.LOGIN),
                    snapshot(realm, rows)));
        }
    }

    private void publish(MembershipEvent event) {
        session.getKeycloakSessionFactory().publish(event);
        events.add(event);
        LOG.debugf(
                "%s user %s in realm %s",
                event.getClass().getSimpleName(),
                event.user().id(),
                event.header().realmId());
    }

    private KeycloakTransaction afterwards() {
        return new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                if (!events.isEmpty()) {
                    session.getKeycloakSessionFactory().publish(new Committed(events));
                }
            }

            @Override
            protected void rollbackImpl() {}
        };
    }

    private static UserSnapshot snapshot(RealmModel realm, UserRows rows) {
        RoleModel container = realm.getDefaultRole();
        return rows.snapshot(rows.roles().stream()
                .map(realm::getRoleById)
                .filter(role -> role != null && !role.isClientRole() && !role.equals(container))
                .map(RoleModel::getName)
                .toList());
    }
}
