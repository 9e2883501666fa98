package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The users of a realm as the SDKs read them (v2 bodies), and the calls with which most tests begin. */
public record UsersApi(Api api) {

    /** {@code …/membership/v2/users}, called with the API key of {@code membership-admin}. */
    static UsersApi of(Realm realm) {
        return new UsersApi(realm.membershipAdmin().under("/v2/users"));
    }

    /** The profile of whoever holds this token. */
    public Reply profile(String token) {
        return api.as(token).get("/profile?includeMeta=true");
    }

    /** Registers somebody with {@link Realm#PASSWORD} and, unless a name is given, an e-mail address of his own. */
    public Reply register(Map<String, ?> members) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("password", Realm.PASSWORD));
        if (!members.containsKey("email") && !members.containsKey("userName")) {
            body.put("email", Unique.email());
        }
        body.putAll(members);
        return api.post("/register", body);
    }

    /** Registers and hands back the new user. */
    public JsonNode registered(Map<String, ?> members) {
        return register(members).expect(200).at("/result");
    }

    /** Registers and hands back the id of the new user, who is not signed in. */
    public String registeredId(Map<String, ?> members) {
        Map<String, Object> body = new LinkedHashMap<>(members);
        body.putIfAbsent("autoLogin", false);
        return registered(body).path("id").asText();
    }

    /** The user as he is now, meta included. */
    public JsonNode get(String id) {
        return api.get("/" + id + "?includeMeta=true").expect(200).at("/result");
    }

    /** Asks for a page in a body. */
    public Reply list(Object request) {
        return api.post("", request);
    }

    /** User names on the page, in its order. */
    static List<String> names(Reply page) {
        return texts(page.expect(200).at("/result"), "/userName");
    }

    /** Names of a user's roles, sorted. */
    static List<String> roles(JsonNode user) {
        return texts(user.path("roles"), "/name").stream().sorted().toList();
    }

    /** The text at that pointer in each element of the list. */
    static List<String> texts(JsonNode list, String pointer) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(element -> element.at(pointer).asText())
                .toList();
    }
}
