package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What the token endpoint gave.
 *
 * @param refresh empty if there is none
 */
public record Tokens(String access, String refresh) {

    /** What a JWT says, its signature unchecked. */
    static JsonNode claims(String jwt) {
        byte[] payload = Base64.getUrlDecoder().decode(jwt.split("\\.")[1]);
        return Json.parse(new String(payload, StandardCharsets.UTF_8));
    }

    static Tokens of(Reply reply) {
        reply.expect(200);
        return new Tokens(reply.text("/access_token"), reply.text("/refresh_token"));
    }
}
