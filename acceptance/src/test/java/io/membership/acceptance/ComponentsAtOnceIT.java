package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A realm never has two policies or modules of one name: with two, neither could be changed any more. */
final class ComponentsAtOnceIT {

    private static final int CALLS = 6;

    private static PolicyRealm realm;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static List<Reply> atOnce(Callable<Reply> call) throws Exception {
        return AtOnce.call(IntStream.range(0, CALLS).mapToObj(i -> call).toList());
    }

    private static JsonNode components(String type, String name) {
        return realm.realm()
                .admin()
                .get("/components" + Api.query("type", "io.membership.permissions." + type, "name", name))
                .expect(200)
                .json();
    }

    @Test
    void oneOfManyPoliciesOfANameIsCreated() throws Exception {
        String name = Unique.name("policy");
        Map<String, Object> policy = Map.of("name", name, "statements", PolicyRealm.statements("files:read"));

        List<Reply> replies = atOnce(() -> realm.api().post("/policies", policy));

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() != 200).allMatch(reply -> reply.status() == 409);
        assertThat(components("MembershipPolicy", name)).hasSize(1);
        realm.write(name, "files:create");
        realm.api().delete("/policies/" + name).expect(200);
        realm.api().post("/policies", policy).expect(200);
    }

    @Test
    void instancesOfAnApplicationRegisterInOneModule() throws Exception {
        String module = Unique.name("shop");

        List<Reply> replies =
                atOnce(() -> realm.api().post("/permissions", Map.of("value", module + ":sell", "title", "Sell")));

        assertThat(replies).allMatch(reply -> reply.status() == 200 || reply.status() == 409);
        assertThat(replies).anyMatch(reply -> reply.status() == 200);
        assertThat(components("MembershipModule", module)).hasSize(1);
        realm.api().post("/permissions", Map.of("value", module + ":buy")).expect(200);
        assertThat(components("MembershipModule", module)).hasSize(1);
    }
}
