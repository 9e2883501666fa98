package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sign-in costs the database no more than one at Keycloak's token endpoint. */
final class SignInCostIT {

    private static final int TRIES = 3;

    private final Realm realm = Keycloak.newRealm();
    private final AuthApi auth = new AuthApi(realm);

    @AfterEach
    void remove() {
        realm.remove();
    }

    @Test
    void signInSendsNoMoreStatementsThanTheTokenEndpoint() {
        long ours = statements(name -> auth.signIn(name, Realm.PASSWORD).expect(200));
        long keycloaks = statements(name -> realm.tryLogin(name, Realm.PASSWORD).expect(200));

        assertThat(ours).isPositive().isLessThanOrEqualTo(keycloaks);
    }

    @Test
    void checkByCookieReadsWhatTheCheckByTokenReads() {
        String email = Unique.email();
        realm.createUser(email);
        Reply signedIn = auth.signedIn(email);
        Api token = auth.api().as(signedIn.text("/result/bearerToken"));
        Api cookie = auth.api().with("Cookie", AuthApi.cookie(signedIn));

        long byToken = least(() -> token.get("").expect(200));
        long byCookie = least(() -> cookie.get("").expect(200));

        assertThat(byCookie).isLessThanOrEqualTo(byToken);
    }

    /** Each time another user, since Keycloak counts the last sign-in of one behind the answer. */
    private long statements(Consumer<String> signIn) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            String email = Unique.email();
            realm.createUser(email);
            realm.admin().get("/users" + Api.query("email", email)).expect(200);
            least = Math.min(least, realm.probe().statementsDuring(() -> signIn.accept(email)));
        }
        return least;
    }

    private long least(Runnable action) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            least = Math.min(least, realm.probe().statementsDuring(action));
        }
        return least;
    }
}
