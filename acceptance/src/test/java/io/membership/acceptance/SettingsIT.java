package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET} and {@code PATCH …/membership/settings}. */
final class SettingsIT {

    private Realm realm = new Realm("", "");
    private Api api = Api.at("");

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        api = realm.serviceAccount(Unique.name("manager"), "manage-realm").membership();
    }

    @AfterEach
    void remove() {
        realm.remove();
    }

    @Test
    void settingsAreThoseOfTheRealmFile() {
        assertThat(api.get("/settings").expect(200).at("/result")).isEqualTo(Json.parse("""
                        {"userRegistersAsRole":"Authenticated","guestRegistersAsRole":"Authenticated",
                         "allowedRegisterRoles":["Administrator","Authenticated"],"needVerification":false,
                         "allowInviteUsers":true,"allowDeactivateUsers":true,"allowResetPassword":true,
                         "defaultSubscribeToNews":false,"metaLimit":16384,"searchableMeta":["plan"],
                         "autoLoginClient":"membership-app","signInCallback":"http://localhost:3000/",
                         "signInFailureCallback":"","invitationExpiration":604800,
                         "emailVerificationExpiration":86400,"resetPasswordTokenExpiration":3600,
                         "deactivationExpiration":3600,"inviteUserCallback":"","verifyUserCallback":"",
                         "resetPasswordCallback":"","deactivateUserCallback":"","mailsPerHour":5,"phoneCodeExpiration":300,"codesPerHour":5,"smsPerHour":1000,
                         "deactivationGraceDays":30,"adminEmails":[],"allowHttpTargets":false,
                         "signInCallback":"http://localhost:3000/","signInFailureCallback":""}"""));
    }

    @Test
    void everySettingCanBeChanged() {
        realm.admin().post("/roles", Map.of("name", "Member")).expect(201);
        JsonNode others = Json.parse("""
                {"userRegistersAsRole":"Member","guestRegistersAsRole":"Member",
                 "allowedRegisterRoles":["Administrator"],"needVerification":true,"allowInviteUsers":false,
                 "allowDeactivateUsers":false,"allowResetPassword":false,"defaultSubscribeToNews":true,
                 "metaLimit":65536,"searchableMeta":["seats","tier"],"autoLoginClient":"membership-admin",
                 "signInCallback":"https://app.example.com/in","signInFailureCallback":"https://app.example.com/out",
                 "invitationExpiration":60,"emailVerificationExpiration":61,"resetPasswordTokenExpiration":62,
                 "deactivationExpiration":63,"inviteUserCallback":"https://app.example.com/invited?x=1",
                 "verifyUserCallback":"https://app.example.com/v","resetPasswordCallback":"http://localhost:3000/r",
                 "deactivateUserCallback":"https://app.example.com/d","mailsPerHour":1,"phoneCodeExpiration":60,"codesPerHour":2,"smsPerHour":1000000,
                 "deactivationGraceDays":7,"adminEmails":["a@example.test","b@example.test"],"allowHttpTargets":true,
                 "signInCallback":"https://app.example.com/in","signInFailureCallback":"https://app.example.com/no"}""");

        Reply changed = api.patch("/settings", others).expect(200);

        assertThat(changed.at("/result")).isEqualTo(others);
        assertThat(api.get("/settings").at("/result")).isEqualTo(others);
    }

    @Test
    void onlyWhatIsGivenChanges() {
        JsonNode before = api.get("/settings").at("/result");

        // Numbers and booleans as text, names in any case, null for absent: as everywhere.
        api.patch("/settings", """
                        {"METALIMIT":"1024","needVerification":"true","autoLoginClient":null,"projectId":"%s"}""".formatted(realm.id())).expect(200);

        JsonNode after = api.get("/settings").at("/result");
        assertThat(after.path("metaLimit").asInt()).isEqualTo(1024);
        assertThat(after.path("needVerification").asBoolean()).isTrue();
        before.fieldNames().forEachRemaining(name -> {
            if (!name.equals("metaLimit") && !name.equals("needVerification")) {
                assertThat(after.path(name)).as(name).isEqualTo(before.path(name));
            }
        });
    }

    @Test
    void emptyTextAndEmptyListClear() {
        api.patch(
                        "/settings",
                        Map.of("autoLoginClient", "", "userRegistersAsRole", "", "allowedRegisterRoles", List.of()))
                .expect(200);

        JsonNode after = api.get("/settings").at("/result");
        assertThat(after.path("autoLoginClient").asText("absent")).isEmpty();
        assertThat(after.path("userRegistersAsRole").asText("absent")).isEmpty();
        assertThat(after.path("allowedRegisterRoles")).isEmpty();
        assertThat(after.path("searchableMeta")).map(JsonNode::asText).containsExactly("plan");
    }

    @Test
    void badValueIsRefusedByName() {
        assertRefused("needVerification", "perhaps");
        assertRefused("needVerification", List.of(true, false));
        assertRefused("metaLimit", 1);
        assertRefused("metaLimit", 65_537);
        assertRefused("metaLimit", -1);
        assertRefused("metaLimit", 10.5);
        assertRefused("metaLimit", "");
        assertRefused("adminEmails", List.of("nobody"));
        assertRefused("searchableMeta", List.of("with space"));
        assertRefused("searchableMeta", List.of("a.b"));
        assertRefused("searchableMeta", List.of("x".repeat(65)));
        assertRefused("searchableMeta", Map.of("plan", true));
        assertRefused(
                "searchableMeta",
                IntStream.range(0, 21).mapToObj(i -> "key-" + i).toList());
        assertRefused("allowedRegisterRoles", List.of(Map.of("name", "Authenticated")));
        assertRefused("userRegistersAsRole", "x".repeat(256));
        assertRefused("userRegistersAsRole", "a\u0000b");
    }

    @Test
    void roleOrClientThatDoesNotExistIsRefused() {
        assertRefused("userRegistersAsRole", "Nobody");
        assertRefused("guestRegistersAsRole", "Nobody");
        assertRefused("allowedRegisterRoles", List.of("Authenticated", "Nobody"));
        assertRefused("autoLoginClient", "no-such-client");
    }

    @Test
    void unknownSettingIsRefusedByName() {
        assertRefused("needsVerification", true);
    }

    @Test
    void oneBadValueStoresNothing() {
        JsonNode before = api.get("/settings").at("/result");

        api.patch("/settings", Map.of("allowInviteUsers", false, "metaLimit", 0))
                .expectError(400, "InvalidValue");

        assertThat(api.get("/settings").at("/result")).isEqualTo(before);
    }

    @Test
    void onlyRealmManagersSeeAndChangeSettings() {
        String email = Unique.email();
        realm.createUser(email);
        List<Api> others = List.of(
                realm.serviceAccount(Unique.name("users"), "manage-users").membership(),
                realm.membership().as(realm.userToken(email)),
                realm.serviceAccount(Unique.name("viewer"), "view-realm").membership());

        for (Api other : others) {
            other.get("/settings").expectError(403, "Forbidden");
            other.patch("/settings", Map.of("metaLimit", 100)).expectError(403, "Forbidden");
        }
        realm.membership().get("/settings").expectError(401, "NotAuthenticated");
        assertThat(api.get("/settings").at("/result/metaLimit").asInt()).isEqualTo(16_384);
    }

    @Test
    void administratorOfTheServerMayChangeSettings() {
        Api administrator = Keycloak.admin().under("/realms/" + realm.name() + "/membership");

        administrator.patch("/settings", Map.of("metaLimit", 100)).expect(200);

        assertThat(api.get("/settings").at("/result/metaLimit").asInt()).isEqualTo(100);
    }

    @Test
    void changeIsAnAdminEvent() {
        api.patch("/settings", Map.of("metaLimit", 100)).expect(200);

        JsonNode event = realm.admin()
                .get("/admin-events?resourcePath=membership/settings")
                .expect(200)
                .at("/0");
        assertThat(event.path("operationType").asText()).isEqualTo("UPDATE");
        assertThat(Json.parse(event.path("representation").asText())
                        .path("metaLimit")
                        .asInt())
                .isEqualTo(100);
    }

    private void assertRefused(String name, Object value) {
        Reply refused = api.patch("/settings", Map.of(name, value)).expectError(400, "InvalidValue");
        assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo(name);
        assertThat(refused.text("/responseStatus/message")).contains(name);
    }
}
