package io.membership.acceptance;

import java.util.List;
import java.util.Map;

/** The ways by which a role reaches a user. */
enum Way {
    ROLE,
    COMPOSITE,
    COMPOSITE_OF_COMPOSITE,
    GROUP,
    COMPOSITE_OF_GROUP,
    PARENT_GROUP,
    DEFAULT_ROLES;

    /**
     * Somebody whom a role has reached.
     *
     * @param steps from him to the role, each {@code kind:name}
     */
    record Reached(String user, List<String> steps) {}

    /** A new user who has the role this way, and {@code beside} directly. */
    Reached reach(PolicyRealm realm, String role, String... beside) {
        String around = this == ROLE ? role : realm.role();
        return switch (this) {
            case ROLE -> {
                String user = realm.user(beside);
                give(realm, user, role);
                yield new Reached(user, List.of("role:" + role));
            }
            case COMPOSITE -> {
                realm.compose(around, role);
                String user = realm.user(beside);
                give(realm, user, around);
                yield new Reached(user, List.of("role:" + around, "composite:" + role));
            }
            case COMPOSITE_OF_COMPOSITE -> {
                String outermost = realm.role();
                realm.compose(around, role);
                realm.compose(outermost, around);
                String user = realm.user(beside);
                give(realm, user, outermost);
                yield new Reached(user, List.of("role:" + outermost, "composite:" + around, "composite:" + role));
            }
            case GROUP -> {
                String group = realm.group(role);
                yield new Reached(member(realm, group, beside), List.of("group:" + realm.path(group), "role:" + role));
            }
            case COMPOSITE_OF_GROUP -> {
                realm.compose(around, role);
                String group = realm.group(around);
                yield new Reached(
                        member(realm, group, beside),
                        List.of("group:" + realm.path(group), "role:" + around, "composite:" + role));
            }
            case PARENT_GROUP -> {
                String parent = realm.group(role);
                String group = realm.groupIn(realm.groupIn(parent));
                yield new Reached(member(realm, group, beside), List.of("group:" + realm.path(parent), "role:" + role));
            }
            case DEFAULT_ROLES -> {
                String defaults = "default-roles-" + realm.realm().name();
                realm.compose(defaults, role);
                yield new Reached(realm.user(beside), List.of("role:" + defaults, "composite:" + role));
            }
        };
    }

    private static void give(PolicyRealm realm, String user, String role) {
        realm.api()
                .post("/roles/" + role + "/users", Map.of("users", List.of(user)))
                .expect(200);
    }

    private static String member(PolicyRealm realm, String group, String... beside) {
        String user = realm.user(beside);
        realm.join(user, group);
        return user;
    }
}
