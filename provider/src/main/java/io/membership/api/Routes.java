package io.membership.api;

import java.util.regex.Pattern;

/** Which addresses of the server are ours; filters see every request. */
final class Routes {

    private static final Pattern OURS = Pattern.compile(
            "(?s)/?(realms/[^/]+/membership|(v[12]/)?(membership|auth|notifications/push/devices)|json/reply)(/.*)?");

    private Routes() {}

    static boolean areOurs(String path) {
        return OURS.matcher(path).matches();
    }
}
