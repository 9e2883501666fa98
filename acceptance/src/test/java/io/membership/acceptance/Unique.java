package io.membership.acceptance;

import java.util.UUID;

/** Names that no other test uses. */
public final class Unique {

    private Unique() {}

    public static String email() {
        return name("user") + "@test.example";
    }

    /** A phone number. */
    public static String phone() {
        return "+370" + Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000_000);
    }

    public static String name(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
