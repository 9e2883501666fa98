package io.membership.acceptance;

/**
 * What the token endpoint gave.
 *
 * @param refresh empty if there is none
 */
public record Tokens(String access, String refresh) {

    static Tokens of(Reply reply) {
        reply.expect(200);
        return new Tokens(reply.text("/access_token"), reply.text("/refresh_token"));
    }
}
