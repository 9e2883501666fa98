package io.membership.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.membership.users.UserFacts.Identity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    /** Lacks a last name, a phone, roles of the name Guest, and every searchable key but the plan. */
    private static final UserFacts ONA = new UserFacts(
            "6f1d2c3b-4a59-4e68-8777-9a8b7c6d5e4f",
            "ona",
            "ona@example.test",
            true,
            "Ona",
            null,
            true,
            1_704_067_200_000L,
            null,
            null,
            null,
            Map.of(
                    "displayName", List.of("Ona P."),
                    "locale", List.of("lt"),
                    "tags", List.of("beta", "vip"),
                    "membership.meta.plan", List.of("gold"),
                    "membership.meta.level", List.of("7")),
            List.of("Authenticated", "Editor"),
            List.of(new Identity("google", "g-1")),
            true,
            Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"ONA@example.test\"}",
                "{\"userName\":\"Ona\"}",
                "{\"id\":\"6f1d2c3b4a594e6887779a8b7c6d5e4f\"}",
                "{\"firstName\":\"Ona\"}",
                "{\"firstName\":{\"$ne\":\"Jonas\"}}",
                "{\"firstName\":{\"$gt\":\"Jonas\"}}",
                "{\"lastName\":null}",
                "{\"lastName\":{\"$ne\":\"Petraite\"}}",
                "{\"lastName\":{\"$nin\":[\"Petraite\"]}}",
                "{\"lastName\":{\"$in\":[\"Petraite\",null]}}",
                "{\"lastName\":{\"$exists\":false}}",
                "{\"createdOn\":\"2024-01-01\"}",
                "{\"createdOn\":{\"$gte\":\"2024-01-01\",\"$lt\":\"2024-01-02\"}}",
                "{\"modifiedOn\":\"2024-01-01\"}",
                "{\"roles\":\"Editor\"}",
                "{\"roles\":{\"$ne\":\"Guest\"}}",
                "{\"roles\":{\"$in\":[\"Guest\",\"Editor\"]}}",
                "{\"roles\":{\"$exists\":true}}",
                "{\"roles\":{\"$regex\":\"^Edi\"}}",
                "{\"tags\":\"vip\",\"language\":\"lt\"}",
                "{\"tags\":{\"$regex\":\"^VI\",\"$options\":\"i\"}}",
                "{\"displayName\":{\"$regex\":\"^Ona P\\\\.\"}}",
                "{\"meta.plan\":\"gold\"}",
                "{\"meta.level\":7.0}",
                "{\"status\":\"Active\"}",
                "{\"type\":\"Authenticated\"}",
                "{\"status\":{\"$ne\":null}}",
                "{\"$or\":[{\"email\":\"x\"},{\"tags\":\"beta\"}]}"
            })
    void holdsForOna(String filter) {
        assertThat(parsed(filter).test(ONA, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"firstName\":\"ona\"}",
                "{\"firstName\":{\"$ne\":\"Ona\"}}",
                "{\"lastName\":\"Petraite\"}",
                "{\"lastName\":{\"$ne\":null}}",
                "{\"lastName\":{\"$nin\":[\"Petraite\",null]}}",
                "{\"lastName\":{\"$gt\":\"A\"}}",
                "{\"lastName\":{\"$lte\":\"Z\"}}",
                "{\"lastName\":{\"$regex\":\"^\"}}",
                "{\"createdOn\":{\"$gt\":\"2024-01-01\"}}",
                "{\"createdOn\":{\"$lt\":\"2024-01-01\"}}",
                "{\"roles\":{\"$ne\":\"Editor\"}}",
                "{\"roles\":{\"$nin\":[\"Guest\",\"Editor\"]}}",
                "{\"roles\":{\"$in\":[]}}",
                "{\"tags\":null}",
                "{\"meta.level\":\"7.0\"}",
                "{\"displayName\":{\"$regex\":\"^ona\"}}",
                "{\"status\":null}",
                "{\"type\":{\"$in\":[\"Guest\",\"Service\"]}}",
                "{\"email\":\"ona@example.test\",\"tags\":\"nosuch\"}",
                "{\"$or\":[{\"email\":\"x\"},{\"tags\":\"nosuch\"}]}"
            })
    void doesNotHoldForOna(String filter) {
        assertThat(parsed(filter).test(ONA, false)).isFalse();
    }

    private static Filter parsed(String filter) {
        return FilterParser.parse(filter, Set.of("plan", "level"));
    }
}
