package io.membership.benchmark.users;

import io.membership.benchmark.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * Users of the demo realm, put into the tables directly: five attributes, meta of 300 bytes with one searchable key, and 3 of
 * 50 roles each. They are numbered from 1, in the order of their creation, a minute apart.
 */
record Population(Store store) {

    static final int ROLES = 50;

    /** Users that have the same value of the searchable key, if there are enough. */
    static final int PLANS = 10_000;

    /** Further users, who can sign in; one for each caller, for Keycloak refuses two sign-ins of one person at a time. */
    static final int WITH_PASSWORD = 16;

    static final String PASSWORD = "Correct-horse-7";

    /** When user 0 would have been made, in milliseconds. */
    static final long FIRST = 1_600_000_000_000L;

    private static final long MINUTE = 60_000;

    private static final List<String> STATEMENTS = List.of("""
            insert into user_entity (id, email, email_constraint, email_verified, enabled, first_name, last_name, realm_id,
              username, created_timestamp, not_before)
            select md5('user'||i)::uuid::text, 'u'||i||'@example.test', 'u'||i||'@example.test', true, true, 'First'||i,
              'Last'||i, r.id, 'u'||i||'@example.test', 1600000000000 + i * 60000::bigint, 0
            from generate_series(?, ?) i, realm r where r.name = 'demo'
            """, """
            insert into user_role_mapping (user_id, role_id)
            select distinct md5('user'||i)::uuid::text, k.id
            from generate_series(?, ?) i, realm r, keycloak_role k
            where r.name = 'demo' and k.realm_id = r.id and k.name in ('Authenticated', 'default-roles-demo',
              'bench-'||(i % 50), 'bench-'||((i * 7 + 11) % 50), 'bench-'||((i * 13 + 29) % 50))
            """, """
            insert into user_attribute (id, name, value, user_id)
            select gen_random_uuid()::text, a.name, a.value, md5('user'||i)::uuid::text
            from generate_series(?, ?) i cross join lateral (values
              ('phoneNumber', '+3706'||lpad(i::text, 7, '0')), ('company', 'Company '||(i % 997)),
              ('locality', 'City '||(i % 101)), ('country', 'Country '||(i % 13)), ('displayName', 'User '||i),
              ('membership.meta.plan', 'plan-'||(i % 10000))) a (name, value)
            """, """
            insert into user_attribute (id, name, long_value, long_value_hash, long_value_hash_lower_case, user_id)
            select gen_random_uuid()::text, 'membership.meta', t.text, sha512(t.text::bytea), sha512(lower(t.text)::bytea),
              md5('user'||i)::uuid::text
            from generate_series(?, ?) i,
              lateral (select '{"plan":"plan-'||(i % 10000)||'","note":"'||repeat('x', 275)||'"}' as text) t
            """);

    /** Adds those numbered {@code from} to {@code to}. */
    void add(int from, int to) throws SQLException {
        try (Connection connection = store.connection()) {
            for (String sql : STATEMENTS) {
                try (PreparedStatement insert = connection.prepareStatement(sql)) {
                    insert.setInt(1, from);
                    insert.setInt(2, to);
                    insert.execute();
                }
            }
            connection.createStatement().execute("vacuum analyze user_entity, user_attribute, user_role_mapping");
        }
    }

    static String email(int number) {
        return "u" + number + "@example.test";
    }

    static String emailWithPassword(int number) {
        return "p" + number + "@example.test";
    }

    static long createdOn(int number) {
        return FIRST + number * MINUTE;
    }

    static String id(int number) {
        try {
            String hex = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5")
                            .digest(("user" + number).getBytes(StandardCharsets.US_ASCII)));
            return String.join(
                    "-",
                    hex.substring(0, 8),
                    hex.substring(8, 12),
                    hex.substring(12, 16),
                    hex.substring(16, 20),
                    hex.substring(20));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
