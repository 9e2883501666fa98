package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long the tokens live that users are mailed, and how often they are good. Invitations are in {@link InvitationsIT}. */
final class MailedTokenLifeIT {

    /** What a token is for. */
    enum Matter {
        VERIFICATION("emailVerificationExpiration", "/verify/resend", "/verify"),
        PASSWORD("resetPasswordTokenExpiration", "/password/reset/token", "/password/reset"),
        DEACTIVATION("deactivationExpiration", "/deactivate/token", "/deactivate");

        private final String setting;
        private final String request;
        private final String use;

        Matter(String setting, String request, String use) {
            this.setting = setting;
            this.request = request;
            this.use = use;
        }
    }

    private final String email = Unique.email();
    private final Mailbox mailbox = new Mailbox();
    private final Realm realm = Keycloak.newRealm();
    private final AccountsApi accounts = new AccountsApi(realm);
    private String id = "";

    @BeforeEach
    void create() {
        mailbox.serve(realm);
        id = realm.createUser(email, Map.of("emailVerified", false));
    }

    @AfterEach
    void remove() {
        mailbox.close();
        realm.remove();
    }

    private String mailed(Matter matter) {
        Api caller = matter == Matter.DEACTIVATION ? accounts.person().as(realm.userToken(email)) : accounts.person();
        assertThat(caller.post(matter.request, Map.of("email", email)).status()).isIn(200, 204);
        return AccountsApi.token(mailbox.only(email).text());
    }

    private Reply use(Matter matter, String token) {
        return accounts.person().post(matter.use, Map.of("token", token, "password", Realm.PASSWORD));
    }

    @ParameterizedTest
    @EnumSource
    void tokenIsGoodForTheTimeOfItsSetting(Matter matter) {
        realm.set(matter.setting, 600);
        String token = mailed(matter);

        realm.probe().ahead(Duration.ofMinutes(11), () -> use(matter, token).expectError(400, "ExpiredToken"));

        use(matter, token).expect(204);
    }

    @ParameterizedTest
    @EnumSource
    void anotherAddressMakesItWorthNothing(Matter matter) {
        String token = mailed(matter);

        realm.changeInConsole(id, Map.of("email", Unique.email()));

        use(matter, token).expectError(400, "UsedToken");
    }

    @ParameterizedTest
    @EnumSource
    void oneOfManyWhoUseItAtOnceDoes(Matter matter) throws Exception {
        String token = mailed(matter);
        Callable<Integer> attempt = () -> use(matter, token).status();

        assertThat(AtOnce.call(Collections.nCopies(4, attempt)))
                .containsOnlyOnce(204)
                .containsOnly(204, 400);
    }
}
