package io.membership.api;

import java.util.regex.Pattern;

/** Which addresses of the server are ours; filters see every request. */
final class Routes {

    private static final Pattern OURS = Pattern.compile(
            "(?s)/?(realms/[^/]+/membership|(v[12]/)?(membership|auth|notifications/push)|json/reply)(/.*)?");

    private static final Pattern PAGES = Pattern.compile("/?realms/[^/]+/membership/account/[^/]+");

    private Routes() {}

    static boolean areOurs(String path) {
        return OURS.matcher(path).matches();
    }

    /** Which of them are for people. */
    static boolean arePages(String path) {
        return PAGES.matcher(path).matches();
    }
}
