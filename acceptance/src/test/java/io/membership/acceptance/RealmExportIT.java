package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.launcher.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A realm that is exported by {@code kc.sh export}, imported into a fresh server by {@code --import-realm}, changed there,
 * and met by the same import once more.
 */
@Tag("own-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealmExportIT {

    private static final String REGISTER = "/v2/users/register";

    /** What the API says of a realm. */
    private record Answers(
            JsonNode settings, JsonNode users, JsonNode gold, JsonNode vips, List<JsonNode> permissions) {

        static Answers of(OwnServer server) {
            Api api = server.membership();
            JsonNode users = list(api, Map.of());
            return new Answers(
                    server.asAdministrator().get("/settings").expect(200).at("/result"),
                    users,
                    list(api, Map.of("filter", Map.of("meta.tier", "gold"))),
                    list(api, Map.of("filter", Map.of("tags", "vip"))),
                    UsersApi.texts(users, "/id").stream()
                            .map(id -> api.get("/users/" + id + "/permissions?explain=true")
                                    .expect(200)
                                    .json())
                            .toList());
        }

        private static JsonNode list(Api api, Map<String, Object> query) {
            ObjectNode asked = (ObjectNode) Json.parse("{\"includeMeta\":true,\"sort\":{\"email\":1}}");
            query.forEach((name, value) -> asked.set(name, Json.parse(Json.text(value))));
            JsonNode users = api.post("/users", asked).expect(200).at("/result");
            // To Keycloak an import is a change: its representation of a user carries no date of the last one.
            users.forEach(user -> ((ObjectNode) user).remove("modifiedOn"));
            return users;
        }
    }

    private String exported = "";
    private Answers before = new Answers(null, null, null, null, List.of());
    private Answers imported = before;
    private Answers changed = before;
    private Answers afterSecondImport = before;
    private @Nullable Reply loginAfterImport;

    @BeforeAll
    void carryTheRealmAround(@TempDir Path folder) throws IOException, InterruptedException {
        Distribution distribution = OwnServer.install("export", "");
        try (OwnServer first = OwnServer.start(distribution)) {
            fill(first);
            before = Answers.of(first);
        }
        Path file = folder.resolve("demo-realm.json");
        distribution.export("demo", file, OwnServer.DATABASE, System.out);
        exported = Files.readString(file);
        distribution.reset();
        distribution.importRealms(List.of(file));
        try (OwnServer second = OwnServer.start(distribution)) {
            imported = Answers.of(second);
            loginAfterImport = login(second, "gold@test.example");
            second.asAdministrator()
                    .patch("/settings", Map.of("metaLimit", 4096))
                    .expect(200);
            second.membership()
                    .post(REGISTER, EveryMember.of("later@test.example"))
                    .expect(200);
            changed = Answers.of(second);
        }
        try (OwnServer third = OwnServer.start(distribution)) {
            afterSecondImport = Answers.of(third);
        }
    }

    private static void fill(OwnServer server) {
        server.asAdministrator()
                .patch(
                        "/settings",
                        Map.of(
                                "metaLimit",
                                2048,
                                "searchableMeta",
                                List.of("plan", "tier"),
                                "allowedRegisterRoles",
                                List.of(),
                                "autoLoginClient",
                                ""))
                .expect(200);
        Api api = server.membership();
        String gold = api.post(
                        REGISTER, registration("gold", "{\"tier\":\"gold\",\"text\":\"" + "x".repeat(1500) + "\"}"))
                .expect(200)
                .text("/result/id");
        api.post("/policies", Map.of("name", "Files", "statements", PolicyRealm.statements("files:*", "!files:delete")))
                .expect(200);
        api.post("/roles", Map.of("name", "Seller", "policies", List.of("Files")))
                .expect(200);
        api.patch(
                        "/users/" + gold,
                        "{\"rolesTree\":[{\"role\":\"Seller\",\"policies\":[{\"policy\":\"Files\","
                                + "\"permissions\":[\"files:read\",\"files:delete\"]}]}]}")
                .expect(200);
        String blocked = api.post(REGISTER, registration("blocked", "{\"tier\":\"silver\"}"))
                .expect(200)
                .text("/result/id");
        api.put("/users/" + blocked + "/block", Map.of("reason", "chargeback", "until", "2099-01-01T00:00:00Z"))
                .expect(200);
        api.post(REGISTER, EveryMember.of("all@test.example")).expect(200);
    }

    private static Map<String, Object> registration(String name, String meta) {
        return Map.of(
                "email",
                name + "@test.example",
                "password",
                Realm.PASSWORD,
                "meta",
                meta,
                "tags",
                List.of(name, "vip"));
    }

    private static Reply login(OwnServer server, String email) {
        return server.anonymously()
                .form(
                        "/realms/demo/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "membership-app",
                                "username",
                                email,
                                "password",
                                Realm.PASSWORD));
    }

    @Test
    void settingsTravelAsAComponent() {
        JsonNode component = Json.parse(exported).at("/components/io.membership.settings.MembershipSettings/0/config");

        assertThat(component.at("/metaLimit/0").asText()).isEqualTo("2048");
        assertThat(component.path("searchableMeta")).map(JsonNode::asText).containsExactlyInAnyOrder("plan", "tier");
        assertThat(imported.settings).isEqualTo(before.settings);
        assertThat(imported.settings.path("allowedRegisterRoles")).isEmpty();
    }

    @Test
    void importedUsersAreThoseThatWereExported() {
        assertThat(before.users).hasSize(3);
        assertThat(imported.users).isEqualTo(before.users);
    }

    @Test
    void importedUsersAreFoundByMetaAndTags() {
        assertThat(before.gold).hasSize(1);
        assertThat(imported.gold).isEqualTo(before.gold);
        assertThat(before.vips).hasSize(3);
        assertThat(imported.vips).isEqualTo(before.vips);
    }

    @Test
    void importedUsersMayDoWhatTheyCould() {
        assertThat(before.permissions.toString()).contains("files:read", "files:delete");
        assertThat(imported.permissions).isEqualTo(before.permissions);
    }

    @Test
    void importedUserSignsInWithHisPassword() {
        loginAfterImport.expect(200);
    }

    @Test
    void importOverExistingDataChangesNothingAndLosesNothing() {
        assertThat(changed.users).hasSize(4);
        assertThat(changed.settings.path("metaLimit").asInt()).isEqualTo(4096);
        assertThat(afterSecondImport).isEqualTo(changed);
    }
}
