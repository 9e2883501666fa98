package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What one node of a cluster is told, the other acts upon, though both keep roles, policies and users in their caches. */
@Tag("own-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoNodesIT {

    /** Far above the second that is promised: a test is no measurement. */
    private static final Duration LONG = Duration.ofSeconds(15);

    @AutoClose
    private @Nullable Cluster cluster;

    private Api first = Api.at("");
    private Api second = Api.at("");
    private String user = "";

    @BeforeAll
    void start() throws IOException, InterruptedException {
        cluster = Cluster.start();
        first = cluster.first().membership();
        second = cluster.second().membership();
        Map<String, Object> ona = Map.of("email", Unique.email(), "hasCredentials", false);
        user = first.post("/users/register", ona)
                .expect(200)
                .json()
                .at("/userId")
                .asText();
    }

    @Test
    void changedPolicyIsSeenOnTheOtherNode() {
        String policy = policy("files:read");
        give(policy);
        await().atMost(LONG).until(() -> may(second, "files:read"));
        assertThat(may(second, "files:create")).isFalse();

        first.patch("/policies/" + policy, statements("files:create")).expect(200);

        await().atMost(LONG).until(() -> may(second, "files:create") && !may(second, "files:read"));
    }

    @Test
    void roleThatGetsAPolicyGivesItOnTheOtherNode() {
        String role = give();
        assertThat(may(second, "notifications:push:read")).isFalse();

        first.patch("/roles/" + role, Map.of("policies", List.of(policy("notifications:push:read"))))
                .expect(200);

        await().atMost(LONG).until(() -> may(second, "notifications:push:read"));
    }

    @Test
    void deletedPolicyIsGoneOnTheOtherNode() {
        String policy = policy("files:delete");
        give(policy);
        await().atMost(LONG).until(() -> may(second, "files:delete"));

        first.delete("/policies/" + policy + "?force=true").expect(200);

        await().atMost(LONG).until(() -> !may(second, "files:delete"));
    }

    @Test
    void roleTakenFromAUserIsGoneOnTheOtherNode() {
        String role = give(policy("notifications:email:send"));
        await().atMost(LONG).until(() -> may(second, "notifications:email:send"));

        first.call("DELETE", "/roles/" + role + "/users", Map.of("users", List.of(user)))
                .expect(200);

        await().atMost(LONG).until(() -> !may(second, "notifications:email:send"));
    }

    private String policy(String permission) {
        String name = Unique.name("policy");
        first.post("/policies", Map.of("name", name, "statements", List.of(Map.of("permissions", List.of(permission)))))
                .expect(200);
        return name;
    }

    private static Map<String, Object> statements(String permission) {
        return Map.of("statements", List.of(Map.of("permissions", List.of(permission))));
    }

    /** A role with these policies, given to the user. */
    private String give(String... policies) {
        String role = Unique.name("role");
        first.post("/roles", Map.of("name", role, "policies", List.of(policies)))
                .expect(200);
        first.post("/roles/" + role + "/users", Map.of("users", List.of(user))).expect(200);
        return role;
    }

    private boolean may(Api node, String permission) {
        return node.post("/permissions/check", Map.of("userId", user, "checks", List.of(permission)))
                .expect(200)
                .json()
                .at("/result/0/allowed")
                .asBoolean();
    }
}
