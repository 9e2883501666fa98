package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A realm whose user profile lacks our attributes: nothing that a caller gives is lost in silence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BeforeSetupIT {

    private static final String REGISTER = "/v2/users/register";

    private Realm plain = new Realm("", "");
    private Api api = Api.at("");

    @BeforeAll
    void create() {
        plain = PlainRealm.create();
        api = manager(plain);
    }

    @AfterAll
    void remove() {
        plain.remove();
    }

    static Stream<Map.Entry<String, ?>> members() {
        return Stream.concat(EveryMember.TEXTS.entrySet().stream(), EveryMember.OTHERS.entrySet().stream());
    }

    @ParameterizedTest
    @MethodSource("members")
    void memberThatCannotBeStoredIsRefused(Map.Entry<String, ?> member) {
        String email = Unique.email();
        Map<String, Object> registration = new HashMap<>(EveryMember.minimal(email));
        registration.put(member.getKey(), member.getValue());

        Reply refused = api.post(REGISTER, registration).expectError(409, "NotDeclared");

        assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo(member.getKey());
        assertThat(plain.admin().get("/users?email=" + email).json()).isEmpty();
    }

    @Test
    void updateThatCannotBeStoredChangesNothing() {
        String id = plain.createUser(Unique.email());

        api.patch("/users/" + id, Map.of("firstName", "Ona", "company", "Ona & Co"))
                .expectError(409, "NotDeclared");

        assertThat(plain.admin().get("/users/" + id).text("/firstName")).isEqualTo("Jane");
    }

    @Test
    void registrationWithoutSuchMembersWorks() {
        Reply registered =
                api.post(REGISTER, EveryMember.minimal(Unique.email())).expect(200);

        assertThat(registered.text("/result/status")).isEqualTo("Active");
    }

    @Test
    void blockAndUnblockWork() {
        String id = plain.createUser(Unique.email());

        api.put("/v2/users/" + id + "/block", Map.of("reason", "chargeback")).expect(204);
        assertThat(api.get("/users/" + id).text("/result/blockedReason")).isEqualTo("chargeback");

        api.put("/v2/users/" + id + "/unblock", "{}").expect(204);
        assertThat(api.get("/users/" + id).text("/result/status")).isEqualTo("Active");
    }

    @Test
    void realmThatTakesUndeclaredAttributesStoresThem() {
        Realm lenient = PlainRealm.create("ENABLED");
        Api there = manager(lenient);
        Map<String, Object> registration = EveryMember.of(Unique.email());

        // Keycloak knows this one, and drops it where a realm speaks one language.
        there.post(REGISTER, registration).expectError(409, "NotDeclared");
        registration.remove("language");
        String id = there.post(REGISTER, registration).expect(200).text("/result/id");

        EveryMember.assertIn(
                there.get("/users/" + id + "?includeMeta=true").expect(200).at("/result"), "language");
        lenient.remove();
    }

    @Test
    void metaThatIsTooLongForAnUndeclaredAttributeIsRefused() {
        Realm lenient = PlainRealm.create("ENABLED");
        Map<String, Object> registration = new HashMap<>(EveryMember.minimal(Unique.email()));
        registration.put("meta", Map.of("text", "x".repeat(4000)));

        Reply refused = manager(lenient).post(REGISTER, registration).expectError(400, "InvalidValue");

        assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("meta");
        lenient.remove();
    }

    private static Api manager(Realm realm) {
        return realm.serviceAccount(Unique.name("manager"), "realm-admin").membership();
    }
}
