package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.ServiceUsersApi.Created;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What service users leave in events and exports. */
final class ServiceUserTracesIT {

    private static Realm realm;
    private static ServiceUsersApi programs;

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        programs = ServiceUsersApi.of(realm);
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void eventsTellWhatWasDoneWithoutTheKey() {
        Created program = programs.with("files:read");
        Created rotated = programs.rotated(program, "PT1H");
        programs.api().delete("/" + program.id()).expect(200);

        JsonNode events = realm.admin()
                .get("/admin-events" + Api.query("resourcePath", "membership/service-users/*", "max", "100"))
                .expect(200)
                .json();
        assertThat(UsersApi.texts(events, "/resourcePath"))
                .contains(
                        "membership/service-users/" + program.id(),
                        "membership/service-users/" + program.id() + "/keys");
        assertThat(events.toString())
                .contains(program.clientId())
                .doesNotContain(
                        "cmk_", program.account().secret(), rotated.account().secret());
    }

    @Test
    void realmThatIsExportedAndImportedKnowsItsKeys() {
        Realm carried = Keycloak.newRealm();
        ServiceUsersApi there = ServiceUsersApi.of(carried);
        Created program = there.with("files:read@shops/eu/*", "membership:users:read");
        Created rotated = there.rotated(program, "P1D");
        JsonNode before = there.get(program.id());

        JsonNode exported = carried.probe().export();
        carried.remove();
        Keycloak.admin().post("/admin/realms", exported).expect(201);

        assertThat(there.get(program.id())).isEqualTo(before);
        program.membership().get("/users").expect(200);
        rotated.membership().get("/users").expect(200);
        rotated.membership().get("/policies").expectError(403, "Forbidden");
        carried.remove();
    }
}
