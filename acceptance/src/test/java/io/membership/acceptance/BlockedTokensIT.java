package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A block stops every token of the user at once, and none of them comes back to life. */
final class BlockedTokensIT {

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);
    private final ServiceAccount introspector = demo.serviceAccount(Unique.name("introspector"));
    private final String email = Unique.email();
    private final String id = demo.createUser(email);
    private final Tokens tokens = demo.login(email, Realm.PASSWORD);
    private final Tokens offline = demo.login(email, Realm.PASSWORD, "openid offline_access");

    @BeforeEach
    void tokensWorkBeforeTheBlock() {
        Map<String, String> anyToken = Map.of("allow.token.introspection.without.audience.check", "true");
        demo.changeClient(introspector.clientId(), Map.of("attributes", anyToken));
        users.profile(tokens.access()).expect(200);
        demo.openid().as(tokens.access()).get("/userinfo").expect(200);
        assertThat(isActive(tokens.access())).isTrue();
        demo.refresh(offline).expect(200);

        users.api().put("/" + id + "/block", Map.of()).expect(204);
    }

    @AfterEach
    void tokensStayDeadAfterTheBlock() {
        users.api().put("/" + id + "/unblock", Map.of()).expect(204);

        allAreDead();
        Tokens fresh = demo.login(email, Realm.PASSWORD);
        users.profile(fresh.access()).expect(200);
        demo.openid().as(fresh.access()).get("/userinfo").expect(200);
        demo.refresh(fresh).expect(200);
        demo.refresh(demo.login(email, Realm.PASSWORD, "openid offline_access")).expect(200);
    }

    @Test
    void blockedUserHasNoTokenThatWorks() {
        allAreDead();
    }

    @Test
    void blockedUserHasNoSessions() {
        assertThat(demo.admin().get("/users/" + id + "/sessions").expect(200).json())
                .isEmpty();
        String app = demo.uuidOfClient("membership-app");
        assertThat(demo.admin()
                        .get("/users/" + id + "/offline-sessions/" + app)
                        .expect(200)
                        .json())
                .isEmpty();
    }

    @Test
    void tokensStayDeadAfterASecondBlock() {
        users.api().put("/" + id + "/unblock", Map.of()).expect(204);
        Tokens between = demo.login(email, Realm.PASSWORD);

        users.api().put("/" + id + "/block", Map.of()).expect(204);

        users.profile(between.access()).expectError(401, "NotAuthenticated");
        demo.refresh(between).expect(400);
    }

    private void allAreDead() {
        for (Tokens each : new Tokens[] {tokens, offline}) {
            users.profile(each.access()).expectError(401, "NotAuthenticated");
            demo.openid().as(each.access()).get("/userinfo").expect(401);
            assertThat(isActive(each.access())).isFalse();
            assertThat(isActive(each.refresh())).isFalse();
            assertThat(demo.refresh(each).expect(400).text("/error")).isEqualTo("invalid_grant");
        }
    }

    private boolean isActive(String token) {
        Map<String, String> form =
                Map.of("token", token, "client_id", introspector.clientId(), "client_secret", introspector.secret());
        return demo.openid()
                .form("/token/introspect", form)
                .expect(200)
                .at("/active")
                .asBoolean();
    }
}
