package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A realm with nine users who differ in everything that a list can ask for. They are created in the order of their names,
 * by us as far as we can, else in Keycloak itself.
 */
final class FilterRealm {

    static final List<String> NAMES = List.of("ada", "bob", "cyd", "dan", "eve", "fay", "gus", "hal", "ida");

    private final Realm realm = Keycloak.newRealm();
    private final UsersApi users = UsersApi.of(realm);
    private final Map<String, String> ids = new HashMap<>();

    FilterRealm() {
        realm.set("searchableMeta", List.of("plan", "seats", "beta"));
        registered(
                "ada",
                Map.of("email", "ada@filter.example", "firstName", "Ada", "lastName", "Ant", "language", "lt"),
                Map.of("displayName", "Ada A", "phone", "+3701", "tags", List.of("red", "blue")),
                Map.of("meta", Map.of("plan", "gold", "seats", 5, "beta", true)));
        registered(
                "bob",
                Map.of("firstName", "Bob", "lastName", "Bee", "language", "en", "tags", List.of("red")),
                Map.of("displayName", "Bob B", "phone", "+3702", "roles", List.of("Administrator")),
                Map.of("meta", Map.of("plan", "golden", "seats", 5.5)));
        registered(
                "cyd",
                Map.of("email", "cyd@filter.example", "firstName", "Cy_d", "displayName", "100% _x!"),
                Map.of(),
                Map.of());
        users.api().put("/" + ids.get("cyd") + "/block", Map.of()).expect(204);
        created("dan", Map.of("requiredActions", List.of("UPDATE_PASSWORD")));
        created("eve", Map.of("attributes", Map.of("membership.invitedOn", "2026-01-01T00:00:00.000Z")));
        created("fay", Map.of("requiredActions", List.of("VERIFY_EMAIL", "UPDATE_PASSWORD")));
        created(
                "gus",
                Map.of(
                        "enabled",
                        false,
                        "attributes",
                        Map.of("membership.deactivatedOn", "2099-01-01T00:00:00.000Z", "membership.type", "Guest")));
        created("hal", Map.of("attributes", Map.of("membership.type", "Phone", "phoneNumber", "+3708")));
        created("ida", Map.of("attributes", Map.of("membership.type", "System")));
    }

    @SafeVarargs
    private void registered(String name, Map<String, Object>... members) {
        Map<String, Object> all = new HashMap<>(Map.of("userName", name));
        Arrays.stream(members).forEach(all::putAll);
        ids.put(name, users.registeredId(all));
    }

    private void created(String name, Map<String, Object> members) {
        Map<String, Object> all = new HashMap<>(Map.of("username", name, "enabled", true));
        all.putAll(members);
        ids.put(name, Realm.idOf(realm.admin().post("/users", all).expect(201)));
    }

    UsersApi users() {
        return users;
    }

    String idOf(String name) {
        return ids.getOrDefault(name, "");
    }

    /** Whom the filter finds, sorted by name and separated by blanks; the count is checked along the way. */
    String find(Object filter) {
        Reply page = users.list(Map.of("filter", filter)).expect(200);
        List<String> names = UsersApi.names(page);
        assertThat(page.at("/totalCount").asInt()).isEqualTo(names.size());
        return names.stream().sorted().collect(Collectors.joining(" "));
    }

    void remove() {
        realm.remove();
    }
}
