package io.membership.benchmark.users;

import java.util.Map;

/**
 * What a run of Gatling is told, in system properties, for it is another process.
 *
 * @param url of the server
 * @param token of an administrator, for both sides
 * @param users in the realm
 * @param cursor ours, of the last page
 * @param role as the Admin API represents it
 * @param run sets what is made apart from other runs
 * @param part which operations: {@code all} or {@code growing}
 * @param rounds of each operation, side and number of callers
 * @param seconds that a round takes
 * @param counts file that gets SQL statements and bytes of each operation
 */
record Plan(
        String url,
        String token,
        int users,
        String cursor,
        String role,
        String run,
        String part,
        int rounds,
        int seconds,
        String counts) {

    private static final String PREFIX = "side-by-side.";

    static Plan read() {
        return new Plan(
                of("url"),
                of("token"),
                Integer.parseInt(of("users")),
                of("cursor"),
                of("role"),
                of("run"),
                of("part"),
                Integer.parseInt(of("rounds")),
                Integer.parseInt(of("seconds")),
                of("counts"));
    }

    private static String of(String member) {
        return System.getProperty(PREFIX + member);
    }

    Map<String, String> properties() {
        return Map.of(
                PREFIX + "url", url,
                PREFIX + "token", token,
                PREFIX + "users", Integer.toString(users),
                PREFIX + "cursor", cursor,
                PREFIX + "role", role,
                PREFIX + "run", run,
                PREFIX + "part", part,
                PREFIX + "rounds", Integer.toString(rounds),
                PREFIX + "seconds", Integer.toString(seconds),
                PREFIX + "counts", counts);
    }
}
