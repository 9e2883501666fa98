package io.membership.triggers.delivery;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** The tables, made by their changelog in an H2 of their own, and triggers that exist by being asked for. */
final class TestOutbox implements Transactions, Destination.Directory, Shown, AutoCloseable {

    static final String REALM = "realm";

    final Map<String, String> disabled = new HashMap<>();
    final Set<String> missing = new LinkedHashSet<>();
    final Set<String> poison = new LinkedHashSet<>();
    /** Whose triggers were looked up, by transaction. */
    final List<Set<String>> realms = new ArrayList<>();

    final List<String> shown = new ArrayList<>();
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final SessionFactory hibernate;
    private final Sequence sequence;
    boolean away;

    TestOutbox(TestClock clock) throws SQLException, LiquibaseException {
        sequence = new Sequence(clock);
        try (Connection connection = DriverManager.getConnection(url);
                Liquibase liquibase = new Liquibase(
                        "META-INF/membership-changelog.xml",
                        new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
            liquibase.update("");
        }
        hibernate = new Configuration()
                .addAnnotatedClass(OutboxEventEntity.class)
                .addAnnotatedClass(OutboxDeliveryEntity.class)
                .addAnnotatedClass(OutboxAttemptEntity.class)
                .setProperty("hibernate.connection.url", url)
                .buildSessionFactory();
    }

    /** Stores an event about a user for these triggers, as a committed change does. */
    void enqueue(String userId, Instant time, String... triggers) {
        enqueue("Update", userId, time, triggers);
    }

    void enqueue(String kind, String userId, Instant time, String... triggers) {
        enqueue(REALM, kind, userId, time, triggers);
    }

    void enqueue(String realmId, String kind, String userId, Instant time, String[] triggers) {
        Occurrence what =
                new Occurrence(UUID.randomUUID(), realmId, userId, kind, time, null, "{\"user\":\"" + userId + "\"}");
        run(desk -> {
            desk.outbox().enqueue(what, sequence, List.of(triggers));
            return what;
        });
    }

    @Override
    public <T> T run(Function<Desk, T> work) {
        if (away) {
            throw new IllegalStateException("no database");
        }
        try (Session session = hibernate.openSession()) {
            session.beginTransaction();
            realms.add(new LinkedHashSet<>());
            T result = work.apply(new Desk(new Outbox(session), new Retention(session), this, this));
            session.getTransaction().commit();
            return result;
        }
    }

    @Override
    public Optional<Destination> find(String realmId, String triggerId) {
        realms.get(realms.size() - 1).add(realmId);
        if (disabled.containsKey(triggerId) || missing.contains(triggerId)) {
            return Optional.empty();
        }
        return Optional.of((event, part) -> {
            if (poison.stream().anyMatch(event::contains)) {
                throw new IllegalStateException("cannot be written");
            }
            return new Parcel(new Action.Webhook("webhook", "https://" + triggerId, List.of(), Map.of()), event);
        });
    }

    @Override
    public void disable(String realmId, String triggerId, String reason) {
        disabled.put(triggerId, reason);
    }

    @Override
    public void keep(String realmId, String userId, List<PushMessage> messages, Instant when) {
        shown.add(userId + " " + messages.get(0).body());
    }

    @Override
    public int removeBefore(Instant time, int max) {
        return 0;
    }

    /** Each delivery as {@code user STATE attempts}, oldest first. */
    List<String> deliveries(String triggerId) {
        return query("select USER_ID || ' ' || STATE || ' ' || ATTEMPTS from MEMBERSHIP_DELIVERY where TRIGGER_ID = '"
                + triggerId + "' order by SEQ");
    }

    List<String> query(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                var rows = connection.createStatement().executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        hibernate.close();
    }
}
