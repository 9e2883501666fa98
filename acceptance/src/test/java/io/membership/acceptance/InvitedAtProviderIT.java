package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was invited and comes by an identity provider, for which another realm stands in, instead of by the link. */
final class InvitedAtProviderIT {

    private static final String FLOW = "link by address";

    private final String email = Unique.email();
    private final Realm realm = Keycloak.newRealm();
    private final Realm provider = Keycloak.newRealm();
    private final AccountsApi accounts = new AccountsApi(realm);

    /** A realm that links accounts of the same address. */
    @BeforeEach
    void prepare() {
        realm.changeClient("membership-app", Map.of("redirectUris", List.of(LoginPages.APP + "*")));
        realm.set("signInCallback", LoginPages.APP);
        linkByAddress();
        IdentityProvider.openid(realm, "acme", provider, Map.of());
        change("firstBrokerLoginFlowAlias", FLOW);
    }

    private void change(String member, Object value) {
        Map<String, Object> acme = realm.admin()
                .get("/identity-provider/instances/acme")
                .expect(200)
                .members();
        acme.put(member, value);
        realm.admin().put("/identity-provider/instances/acme", acme).expect(204);
    }

    @AfterEach
    void remove() {
        realm.remove();
        provider.remove();
    }

    private void linkByAddress() {
        Api flows = realm.admin().under("/authentication/flows");
        flows.post("", Map.of("alias", FLOW, "providerId", "basic-flow", "topLevel", true, "builtIn", false))
                .expect(201);
        String executions = "/link%20by%20address/executions";
        for (String step : List.of("idp-create-user-if-unique", "idp-auto-link")) {
            flows.post(executions + "/execution", Map.of("provider", step)).expect(201);
        }
        for (JsonNode step : flows.get(executions).expect(200).json()) {
            flows.put(executions, ((ObjectNode) step).put("requirement", "ALTERNATIVE"))
                    .expect(204);
        }
    }

    private void signIn() {
        String arrival = new LoginPages(realm, "membership-app")
                .visit(realm.membership().address() + "/auth/acme")
                .submit(Map.of("username", email, "password", Realm.PASSWORD))
                .arrival();
        assertThat(arrival).contains("access_token=");
    }

    private String status(Reply invited) {
        return UsersApi.of(realm)
                .get(invited.expect(200).text("/result/id"))
                .path("status")
                .asText();
    }

    @Test
    void invitationIsAcceptedIfTheRealmTrustsTheProviderWithAddresses() {
        Reply invited = accounts.invite(Map.of("email", email, "roles", List.of("Administrator")));
        provider.createUser(email);

        signIn();

        assertThat(status(invited)).isEqualTo("Active");
        JsonNode user = UsersApi.of(realm).get(invited.text("/result/id"));
        assertThat(UsersApi.roles(user)).containsExactly("Administrator");
        assertThat(user.at("/authProviders/0/provider").asText()).isEqualTo("acme");
        assertThat(accounts.invitation(invited.text("/invitationId"))
                        .path("status")
                        .asText())
                .isEqualTo("accepted");
        accounts.accept(AccountsApi.token(invited), AccountsApi.CHOSEN).expectError(400, "UsedToken");
    }

    @Test
    void personStaysInvitedIfItDoesNot() {
        Reply invited = accounts.invite(Map.of("email", email));
        change("trustEmail", false);
        provider.createUser(email);

        signIn();

        assertThat(status(invited)).isEqualTo("Invited");
        accounts.accept(AccountsApi.token(invited), AccountsApi.CHOSEN).expect(204);
        assertThat(status(invited)).isEqualTo("Active");
    }

    @Test
    void whoHasComeByAProviderStaysWhenTheInvitationIsTakenBack() {
        Reply invited = accounts.invite(Map.of("email", email));
        change("trustEmail", false);
        provider.createUser(email);
        signIn();

        accounts.inviting()
                .delete("/invitations/" + invited.text("/invitationId"))
                .expect(204);

        assertThat(status(invited)).isEqualTo("Invited");
    }
}
