package io.membership.acceptance;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.function.Supplier;

/** Sign-in as clients of CodeMash use it, and the cookie that it sets. */
record AuthApi(Realm realm) {

    /** {@code …/auth} at the native address with the bodies of v2, called by nobody known. */
    Api api() {
        return realm.membership().under("/v2/auth");
    }

    Reply signIn(String name, String password) {
        return api().post("/credentials", Map.of("userName", name, "password", password));
    }

    /** A sign-in that succeeds. Keycloak refuses who comes again before it has counted his last time. */
    Reply signedIn(String name) {
        return eventually(() -> signIn(name, Realm.PASSWORD));
    }

    static Reply eventually(Supplier<Reply> signIn) {
        return await().until(signIn::get, reply -> reply.status() != 401).expect(200);
    }

    /** The cookie of a new session of that user, as a browser would send it. */
    String cookie(String name) {
        return cookie(signedIn(name));
    }

    static String cookie(Reply reply) {
        String set = reply.header("Set-Cookie");
        return set.substring(0, set.indexOf(';'));
    }
}
