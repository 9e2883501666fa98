package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What a realm's people do with the tokens that they are mailed. */
record AccountsApi(Realm realm) {

    static final String CHOSEN = "a password of my own";

    /** Of a caller who may invite. */
    Api inviting() {
        return realm.membershipAdmin().under("/v2/users");
    }

    /** Of somebody who has nothing but his token. */
    Api person() {
        return realm.membership().anonymously().under("/v2/users");
    }

    /** Invites without a mail; the answer holds the link. */
    Reply invite(Map<String, ?> members) {
        Map<String, Object> body = new HashMap<>(Map.of("email", Unique.email(), "notify", false));
        body.putAll(members);
        return inviting().post("/invite", body);
    }

    /** The token in the link of an answer, or in a text with one link. */
    static String token(Reply invited) {
        return token(invited.expect(200).text("/link"));
    }

    static String token(String text) {
        return text.replaceAll("(?s).*[?&]token=([\\w.-]+).*", "$1");
    }

    Reply accept(String token, String password) {
        return person().post(
                        "/invitation/verify",
                        Map.of("token", token, "password", password, "repeatedPassword", password));
    }

    JsonNode check(String token) {
        return person().get("/invitation/token" + Api.query("token", token))
                .expect(200)
                .json();
    }

    JsonNode invitation(String id) {
        return inviting().get("/invitations/" + id).expect(200).at("/result");
    }
}
