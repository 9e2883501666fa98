package io.membership.benchmark.triggers;

import io.membership.benchmark.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Users, and deliveries that wait, put into the tables directly. */
record Rows(Store store) {

    private static final String USERS = """
            insert into user_entity (id, email, email_constraint, email_verified, enabled, first_name, last_name, realm_id,
              username, created_timestamp, not_before)
            select md5('user'||i)::uuid::text, 'u'||i||'@example.test', 'u'||i||'@example.test', true, true, 'First'||i,
              'Last'||(i%10), r.id, 'u'||i||'@example.test', 1700000000000+i, 0
            from generate_series(1, ?) i, realm r where r.name = 'demo';
            insert into user_role_mapping (user_id, role_id)
            select u.id, k.id from user_entity u, keycloak_role k, realm r
            where r.name = 'demo' and u.realm_id = r.id and u.username like 'u%@example.test'
              and k.realm_id = r.id and k.name in ('Authenticated', 'default-roles-demo');
            insert into user_attribute (id, name, value, user_id)
            select md5(u.id||n)::uuid::text, n, n||'-'||substr(u.id, 1, 4), u.id
            from user_entity u, unnest(array['company', 'locality', 'zone', 'country', 'title']) n
            where u.username like 'u%@example.test';
            analyze
            """;

    /** One event each and one delivery, spread over triggers and users, in the order of time. */
    private static final String BACKLOG = """
            with made as (
              insert into membership_event (id, seq, realm_id, user_id, kind, created_at, body)
              select gen_random_uuid()::text, (t.now << 16) + i, r.id, md5('user'||(1 + i % ?))::uuid::text, 'Update',
                t.now, o.body
              from generate_series(1, ?) i, realm r, (select body from membership_event where body is not null limit 1) o,
                (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now) t
              where r.name = 'demo'
              returning *)
            insert into membership_delivery (id, seq, event_id, realm_id, trigger_id, part, user_id, state, attempts,
              due_at, created_at)
            select gen_random_uuid()::text, e.seq, e.id, e.realm_id, (?::text[])[1 + e.seq % ?], 0, e.user_id, 'PENDING',
              0, e.created_at, e.created_at
            from made e
            """;

    /** @return their ids */
    List<String> seed(int users) throws SQLException {
        try (Connection connection = store.connection();
                PreparedStatement insert = connection.prepareStatement(USERS)) {
            insert.setInt(1, users);
            insert.execute();
        }
        return store.texts(
                "select id from user_entity where username like 'u%@example.test' order by created_timestamp");
    }

    void backlog(int deliveries, int users, List<String> triggers) throws SQLException {
        try (Connection connection = store.connection();
                PreparedStatement insert = connection.prepareStatement(BACKLOG)) {
            insert.setInt(1, users);
            insert.setInt(2, deliveries);
            insert.setArray(3, connection.createArrayOf("text", triggers.toArray()));
            insert.setInt(4, triggers.size());
            insert.execute();
        }
    }

    long pending() throws SQLException {
        return Long.parseLong(store.texts("select count(*) from membership_delivery where state = 'PENDING'")
                .get(0));
    }
}
