package io.membership.access;

/**
 * A user's new session.
 *
 * @param token access token, to be sent as bearer
 * @param sessionId id of the session, as the cookie carries it
 */
public record Login(String token, String sessionId) {

    @Override
    public String toString() {
        return "Login[" + sessionId + ']'; // a record would print the token into logs
    }
}
