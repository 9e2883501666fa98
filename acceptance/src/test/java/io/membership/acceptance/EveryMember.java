package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A registration that gives everything there is to give about a user. */
final class EveryMember {

    /** Profile members, as they are sent and answered. */
    static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("displayName", "Ona the First"),
            Map.entry("language", "lt"),
            Map.entry("timeZone", "Europe/Vilnius"),
            Map.entry("country", "Lithuania"),
            Map.entry("countryCode", "LT"),
            Map.entry("area", "Vilniaus apskritis"),
            Map.entry("city", "Vilnius"),
            Map.entry("address", "Gedimino pr. 1"),
            Map.entry("address2", "2nd floor"),
            Map.entry("phone", "+37060000000"),
            Map.entry("company", "Ona & Co"),
            Map.entry("companyCode", "304060800"),
            Map.entry("postalCode", "01103"),
            Map.entry("gender", "female"),
            Map.entry("birthDate", "1990-01-31"),
            Map.entry("zone", "north"));

    /** Members of other kinds; {@code subscribeToNews} is answered as {@code subscribedToNews}. */
    static final Map<String, Object> OTHERS = Map.of(
            "subscribeToNews", true,
            "unsubscribedNewsTags", List.of("offers", "surveys"),
            "tags", List.of("pilot", "vip"),
            "meta", Map.of("plan", "gold"));

    private EveryMember() {}

    static Map<String, Object> of(String email) {
        Map<String, Object> all = new HashMap<>(TEXTS);
        all.putAll(OTHERS);
        all.putAll(minimal(email));
        all.putAll(Map.of("firstName", "Ona", "lastName", "Onaitė"));
        return all;
    }

    static Map<String, Object> minimal(String email) {
        return Map.of("email", email, "password", Realm.PASSWORD);
    }

    static void assertIn(JsonNode user, String... except) {
        TEXTS.forEach((name, value) -> assertThat(user.path(name).asText())
                .as(name)
                .isEqualTo(List.of(except).contains(name) ? "" : value));
        assertThat(user.path("firstName").asText()).isEqualTo("Ona");
        assertThat(user.path("lastName").asText()).isEqualTo("Onaitė");
        assertThat(user.path("subscribedToNews").asBoolean()).isTrue();
        assertThat(user.path("unsubscribedNewsTags")).map(JsonNode::asText).containsExactly("offers", "surveys");
        assertThat(user.path("tags")).map(JsonNode::asText).containsExactly("pilot", "vip");
        assertThat(user.path("meta").asText()).isEqualTo("{\"plan\":\"gold\"}");
    }
}
