package io.membership.triggers.delivery;

import java.util.Map;

/**
 * One POST, ready to go.
 *
 * @param url absolute
 * @param type of the body, with its charset where it has one
 */
public record HttpCall(String url, Map<String, String> headers, String type, String body) {

    public static final String JSON = "application/json; charset=UTF-8";
    public static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** Secrets and personal data stay out of logs. */
    @Override
    public String toString() {
        return "HttpCall";
    }
}
