package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A realm with a read-only directory of three (ada, grace, linus) beside its own users. Lists hold both: every page reads
 * all users of the realm through Keycloak and is picked in memory, since directories neither filter nor sort as we do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FederationIT {

    private Realm realm = new Realm("", "");
    private Api api = Api.at("");

    @BeforeAll
    void create() {
        realm = Keycloak.newRealm();
        realm.federate();
        api = realm.membershipAdmin();
        realm.createUser("local-one@test.example", Map.of("firstName", "Zoe"));
        realm.createUser("local-two@test.example", Map.of("firstName", "Yan"));
    }

    @AfterAll
    void remove() {
        realm.remove();
    }

    @Test
    void listHoldsFederatedAndLocalUsers() {
        assertThat(emails(api.get("/users").expect(200)))
                .contains("ada@directory.example", "grace@directory.example", "linus@directory.example")
                .contains("local-one@test.example", "local-two@test.example");
    }

    @Test
    void filterFindsFederatedUsers() {
        assertThat(emails(list(Map.of("filter", Map.of("lastName", "Hopper")))))
                .containsExactly("grace@directory.example");
        assertThat(emails(list(Map.of("filter", Map.of("email", Map.of("$regex", "^lin"))))))
                .containsExactly("linus@directory.example");
        assertThat(emails(list(Map.of(
                        "filter", Map.of("status", "Active", "firstName", Map.of("$in", List.of("Ada", "Zoe")))))))
                .containsExactlyInAnyOrder("ada@directory.example", "local-one@test.example");
    }

    @Test
    void sortOrdersFederatedAndLocalUsersTogether() {
        Map<String, Object> named = Map.of("firstName", Map.of("$in", List.of("Ada", "Grace", "Linus", "Yan", "Zoe")));

        Reply sorted = list(Map.of("filter", named, "sort", Map.of("firstName", -1)));

        assertThat(sorted.at("/result"))
                .map(user -> user.path("firstName").asText())
                .containsExactly("Zoe", "Yan", "Linus", "Grace", "Ada");
    }

    @Test
    void searchFindsFederatedUsers() {
        assertThat(emails(list(Map.of("search", "lovel")))).containsExactly("ada@directory.example");
    }

    @Test
    void pagesGiveEveryoneOnceByNumberAndByCursor() {
        List<String> all = emails(api.get("/users").expect(200));
        List<String> byNumber = new ArrayList<>();
        for (int page = 0; page * 2 < all.size(); page++) {
            Reply reply = list(Map.of("pageNumber", page, "pageSize", 2));
            assertThat(reply.at("/totalCount").asInt()).isEqualTo(all.size());
            byNumber.addAll(emails(reply));
        }
        List<String> byCursor = new ArrayList<>();
        Reply reply = list(Map.of("pageSize", 2));
        byCursor.addAll(emails(reply));
        while (!reply.text("/nextCursor").isEmpty()) {
            reply = list(Map.of("pageSize", 2, "cursor", reply.text("/nextCursor")));
            byCursor.addAll(emails(reply));
        }

        assertThat(byNumber).isEqualTo(all);
        assertThat(byCursor).isEqualTo(all);
    }

    @Test
    void cursorHoldsThoughFederatedUsersAreReadAnew() {
        List<String> all = emails(list(Map.of()));
        List<String> byCursor = new ArrayList<>();
        String cursor = "";
        do {
            Reply reply = list(Map.of("pageSize", 2, "cursor", cursor));
            byCursor.addAll(emails(reply));
            cursor = reply.text("/nextCursor");
            realm.admin().post("/clear-user-cache", "{}").expect(204);
        } while (!cursor.isEmpty() && byCursor.size() <= all.size());

        assertThat(byCursor).isEqualTo(all);
    }

    @Test
    void federatedUserIsReadByIdAndByEmail() {
        JsonNode byEmail = api.get("/users/by-email?email=ada@directory.example")
                .expect(200)
                .at("/result");
        JsonNode byId =
                api.get("/users/" + byEmail.path("id").asText()).expect(200).at("/result");

        assertThat(byId).isEqualTo(byEmail);
        assertThat(byId.path("firstName").asText()).isEqualTo("Ada");
        assertThat(byId.path("userName").asText()).isEqualTo("ada");
        assertThat(byId.path("status").asText()).isEqualTo("Active");
        assertThat(byId.path("type").asText()).isEqualTo("Authenticated");
        assertThat(byId.path("hasCredentials").asBoolean()).isTrue();
        assertThat(byId.has("createdOn")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"firstName\":\"Other\"}",
                "{\"meta\":{\"plan\":\"gold\"}}",
                "{\"tags\":[\"vip\"]}",
                "{\"email\":\"other@directory.example\"}",
                "{\"roles\":[\"Authenticated\"]}"
            })
    void updateOfAReadOnlyUserIsRefused(String change) {
        String id = id("ada@directory.example");
        JsonNode before = api.get("/users/" + id + "?includeMeta=true").at("/result");

        api.patch("/users/" + id, change).expectError(409, "ReadOnlyUser");

        assertThat(api.get("/users/" + id + "?includeMeta=true").at("/result")).isEqualTo(before);
    }

    @Test
    void blockOfAReadOnlyUserIsRefused() {
        String id = id("grace@directory.example");
        Tokens tokens = realm.login("grace", "directory-secret");

        api.put("/users/" + id + "/block", Map.of("reason", "test")).expectError(409, "ReadOnlyUser");

        JsonNode after = api.get("/users/" + id).at("/result");
        assertThat(after.path("status").asText()).isEqualTo("Active");
        assertThat(after.has("blockedOn")).isFalse();
        realm.refresh(tokens).expect(200);
    }

    @Test
    void deleteOfAReadOnlyUserIsRefused() {
        String id = id("linus@directory.example");

        api.delete("/users/" + id).expectError(409, "ReadOnlyUser");

        api.get("/users/" + id).expect(200);
    }

    @Test
    void federatedUserReadsHisOwnProfile() {
        Api own = realm.membership().as(realm.login("ada", "directory-secret").access());

        assertThat(own.get("/users/profile").expect(200).text("/result/email")).isEqualTo("ada@directory.example");
        own.patch("/users/profile", Map.of("firstName", "Other")).expectError(409, "ReadOnlyUser");
    }

    @Test
    void addressOfTheDirectoryIsTaken() {
        api.post("/users/register", Map.of("email", "ada@directory.example", "password", Realm.PASSWORD))
                .expectError(409, "UserAlreadyExists");
    }

    @Test
    void localUsersWorkAsEverywhere() {
        String email = Unique.email();
        String id = api.post("/v2/users/register", EveryMember.of(email))
                .expect(200)
                .text("/result/id");
        EveryMember.assertIn(api.get("/users/" + id + "?includeMeta=true").at("/result"));
        assertThat(api.get("/users/by-email?email=" + email).text("/result/id")).isEqualTo(id);
        assertThat(emails(list(Map.of("filter", Map.of("meta.plan", "gold"))))).containsExactly(email);

        api.patch("/v2/users/" + id, Map.of("firstName", "Ana")).expect(204);
        assertThat(api.get("/users/" + id).text("/result/firstName")).isEqualTo("Ana");

        api.put("/v2/users/" + id + "/block", "{}").expect(204);
        assertThat(api.get("/users/" + id).text("/result/status")).isEqualTo("Blocked");
        api.put("/v2/users/" + id + "/unblock", "{}").expect(204);
        assertThat(api.get("/users/" + id).text("/result/status")).isEqualTo("Active");

        api.delete("/v2/users/" + id).expect(204);
        api.get("/users/" + id).expectError(404, "UserNotFound");
    }

    private Reply list(Map<String, Object> query) {
        return api.post("/users", query).expect(200);
    }

    private String id(String email) {
        return api.get("/users/by-email?email=" + email).expect(200).text("/result/id");
    }

    private static List<String> emails(Reply page) {
        return page.json().findValues("email").stream().map(JsonNode::asText).toList();
    }
}
