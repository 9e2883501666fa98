package io.membership.benchmark.users;

import java.util.Map;

/**
 * What a run of Gatling is told, in system properties, for it is another process.
 *
 * @param url of the server
 * @param token of an administrator, for both sides
 * @param users that were put there, by number
 * @param total users that a list finds
 * @param cursor ours, of the last page
 * @param initial role that our API gives to whoever registers, as the Admin API represents it
 * @param role another one
 * @param run sets what is made apart from other runs
 * @param part which operations: {@link #ALL}, {@link #GROWING}, or the name of one
 * @param rounds of each operation, side and number of callers
 * @param seconds that a round takes
 * @param times file that gets the time of each execution
 * @param counts file that gets SQL statements and bytes of each operation
 */
record Plan(
        String url,
        String token,
        int users,
        int total,
        String cursor,
        String initial,
        String role,
        String run,
        String part,
        int rounds,
        int seconds,
        String times,
        String counts) {

    static final String ALL = "all";
    static final String GROWING = "growing";

    private static final String PREFIX = "side-by-side.";

    static Plan read() {
        return new Plan(
                of("url"),
                of("token"),
                Integer.parseInt(of("users")),
                Integer.parseInt(of("total")),
                of("cursor"),
                of("initial"),
                of("role"),
                of("run"),
                of("part"),
                Integer.parseInt(of("rounds")),
                Integer.parseInt(of("seconds")),
                of("times"),
                of("counts"));
    }

    private static String of(String member) {
        return System.getProperty(PREFIX + member);
    }

    Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry(PREFIX + "url", url),
                Map.entry(PREFIX + "token", token),
                Map.entry(PREFIX + "users", Integer.toString(users)),
                Map.entry(PREFIX + "total", Integer.toString(total)),
                Map.entry(PREFIX + "cursor", cursor),
                Map.entry(PREFIX + "initial", initial),
                Map.entry(PREFIX + "role", role),
                Map.entry(PREFIX + "run", run),
                Map.entry(PREFIX + "part", part),
                Map.entry(PREFIX + "rounds", Integer.toString(rounds)),
                Map.entry(PREFIX + "seconds", Integer.toString(seconds)),
                Map.entry(PREFIX + "times", times),
                Map.entry(PREFIX + "counts", counts));
    }
}
