package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Letters beyond U+FFFF, for which MariaDB has no room in Keycloak's columns: kept as they are, or refused by their member. */
final class RareLettersIT {

    private static final String LETTER = "🙂";

    private static Realm realm;

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void metaKeepsThemOrIsRefused() {
        Api user = realm.membershipAdmin().under("/users/" + realm.createUser(Unique.email()));
        Map<String, Object> mood = Map.of("meta", "{\"mood\":\"" + LETTER + "\"}");

        if (isKept(user.patch("", mood), "meta")) {
            assertThat(user.get(Api.query("includeMeta", "true")).expect(200).text("/result/meta"))
                    .contains(LETTER);
        }
    }

    @Test
    void nameOfARoleKeepsThemOrIsRefused() {
        Api roles = realm.membershipAdmin().under("/roles");
        String name = Unique.name(LETTER);

        if (isKept(roles.post("", Map.of("name", name)), "name")) {
            assertThat(roles.get("/" + Api.query("x", name).substring(3))
                            .expect(200)
                            .text("/result/name"))
                    .isEqualTo(name);
        }
    }

    private static boolean isKept(Reply reply, String member) {
        if (reply.status() < 300) {
            return true;
        }
        reply.expectError(400, "InvalidValue");
        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo(member);
        return false;
    }
}
