package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The meta of a user. */
final class MetaIT {

    private static final int LIMIT = 16 * 1024;
    private static final int DEEPEST = 32;

    private final UsersApi users = UsersApi.of(Keycloak.demo());
    private final String id = users.registeredId(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"plan\":\"gold\",\"seats\":5,\"beta\":true,\"none\":null}",
                "{\"list\":[1,2.5,{\"deep\":[]}],\"text\":\"ąčę \\\"quoted\\\" \\\\ \\n\"}",
                "{\"large\":12345678901234567890123,\"small\":0.1,\"\":\"empty name\"}",
                "{\"Case\":1,\"case\":2,\"a.b\":3,\"$set\":4}"
            })
    void objectAndTextAreTakenAndTextIsGiven(String meta) {
        users.api().patch("/" + id, "{\"meta\":" + meta + "}").expect(204);
        JsonNode fromObject = users.get(id).path("meta");
        users.api().patch("/" + id, "{\"meta\":{\"other\":1}}").expect(204);
        users.api().patch("/" + id, Map.of("meta", meta)).expect(204);
        JsonNode fromText = users.get(id).path("meta");

        assertThat(fromObject.isTextual()).isTrue();
        assertThat(Json.parse(fromObject.asText())).isEqualTo(Json.parse(meta));
        assertThat(fromText).isEqualTo(fromObject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{}]",
                "5",
                "true",
                "\"\"",
                "\"plain\"",
                "\"[1]\"",
                "\"null\"",
                "\"{\\\"a\\\":1\"",
                "\"{} {}\""
            })
    void whatIsNoObjectIsRefused(String meta) {
        Reply reply = users.api().patch("/" + id, "{\"meta\":" + meta + "}").expectError(400, "InvalidValue");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("meta");
        assertThat(users.get(id).path("meta").asText()).isEqualTo("{}");
    }

    @Test
    void sixteenKibibytesAreTakenAndOneByteMoreIsNot() {
        String largest = ofBytes(LIMIT, "x");

        users.api().patch("/" + id, Map.of("meta", largest)).expect(204);
        Reply reply = users.api()
                .patch("/" + id, Map.of("meta", ofBytes(LIMIT + 1, "x")))
                .expectError(400, "MetaTooLarge");

        assertThat(users.get(id).path("meta").asText()).isEqualTo(largest);
        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("meta");
        assertThat(reply.text("/responseStatus/message")).contains("16,384");
    }

    @Test
    void limitCountsBytesAndNotCharacters() {
        int characters = (LIMIT - 8) / 2;
        users.api()
                .patch("/" + id, Map.of("meta", Map.of("a", "ą".repeat(characters))))
                .expect(204);

        users.api()
                .patch("/" + id, Map.of("meta", Map.of("a", "ą".repeat(characters + 1))))
                .expectError(400, "MetaTooLarge");
    }

    @Test
    void blanksBetweenMembersDoNotCount() {
        String loose = "{" + " ".repeat(LIMIT) + "\"a\":1}";

        users.api().patch("/" + id, Map.of("meta", loose)).expect(204);

        assertThat(users.get(id).path("meta").asText()).isEqualTo("{\"a\":1}");
    }

    @Test
    void limitIsASettingUpToSixtyFourKibibytes() {
        Realm realm = Keycloak.newRealm();
        realm.set("metaLimit", 65_536);
        UsersApi own = UsersApi.of(realm);
        String largest = ofBytes(65_536, "\\n");

        String user = own.registeredId(Map.of("meta", largest));
        own.register(Map.of("meta", ofBytes(65_538, "\\n"))).expectError(400, "MetaTooLarge");

        assertThat(own.get(user).path("meta").asText()).isEqualTo(largest);
        realm.set("metaLimit", 100);
        own.register(Map.of("meta", ofBytes(101, "x"))).expectError(400, "MetaTooLarge");
        own.api().patch("/" + user, Map.of("city", "Vilnius")).expect(204);
        assertThat(own.get(user).path("meta").asText()).isEqualTo(largest);
        realm.remove();
    }

    @Test
    void thirtyTwoLevelsAreTakenAndThirtyThreeAreNot() {
        users.api().patch("/" + id, "{\"meta\":" + nested(DEEPEST) + "}").expect(204);

        Reply asObject = users.api()
                .patch("/" + id, "{\"meta\":" + nested(DEEPEST + 1) + "}")
                .expectError(400, "InvalidValue");
        Reply asText =
                users.api().patch("/" + id, Map.of("meta", nested(DEEPEST + 1))).expectError(400, "InvalidValue");

        assertThat(asObject.text("/responseStatus/errors/0/fieldName")).isEqualTo("meta");
        assertThat(asObject.text("/responseStatus/message")).contains("32");
        assertThat(asText.text("/responseStatus/message")).contains("32");
        assertThat(users.get(id).path("meta").asText()).isEqualTo(nested(DEEPEST));
    }

    @Test
    void bottomlessMetaIsRefusedLikeAnyOther() {
        users.api().patch("/" + id, Map.of("meta", nested(5000))).expect(400);
        users.api().patch("/" + id, "{\"meta\":" + nested(5000) + "}").expect(400);

        assertThat(users.get(id).path("meta").asText()).isEqualTo("{}");
    }

    /** A meta whose compact text has that many bytes; {@code filler} counts its own, as it is written. */
    private static String ofBytes(int bytes, String filler) {
        String frame = "{\"a\":\"\"}";
        return "{\"a\":\"" + filler.repeat((bytes - frame.length()) / filler.length()) + "\"}";
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }
}
