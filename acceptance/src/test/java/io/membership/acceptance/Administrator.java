package io.membership.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The bootstrap administrator, who logs in only as often as his tokens need it: each login costs a password hash. */
final class Administrator {

    private static final Duration USE = Duration.ofSeconds(30);

    private final Realm master;
    private Instant until = Instant.MIN;
    private String token = "";

    Administrator(Realm master) {
        this.master = master;
    }

    synchronized String token() {
        if (Instant.now().isAfter(until)) {
            token = master.login("admin-cli", Map.of("username", "admin", "password", "admin"))
                    .access();
            until = Instant.now().plus(USE);
        }
        return token;
    }
}
