package io.membership.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way to refuse a request. It names the reason by an error code of {@code docs/api/compatibility.md}, the member
 * at fault where there is one, and the text by a key of {@code messages.properties}; {@link Exchange} turns it into the
 * answer and rolls the transaction back, so that nothing of a refused request stays.
 */
public final class ApiException extends RuntimeException {

    /** One thing that is wrong: the error code, the member (or null) and the text as a key with its arguments. */
    public record Problem(String code, @Nullable String field, String message, List<Object> arguments) {}

    private final int status;
    private final transient List<Problem> problems;

    private ApiException(int status, List<Problem> problems) {
        super(problems.get(0).code() + " " + problems.get(0).field(), null, false, false);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    /** 400: the member {@code field} was given, and cannot be taken; {@code message} is a key. */
    public static ApiException invalid(String field, String message, Object... arguments) {
        return badRequest("InvalidValue", field, message, arguments);
    }

    /** 400 with a code of its own, for example {@code InvalidFilter}. */
    public static ApiException badRequest(String code, String field, String message, Object... arguments) {
        return refusal(400, code, field, message, arguments);
    }

    /** 400: the member {@code field} is required and was not given. */
    public static ApiException missing(String field) {
        return refusal(400, "NotEmpty", field, "missing", field);
    }

    /** 400 with several members at once, as Keycloak's user profile reports them. */
    public static ApiException invalid(List<Problem> problems) {
        return new ApiException(400, problems);
    }

    /** 401: nobody, or somebody who is not let in. The text never says which of the two. */
    public static ApiException notAuthenticated() {
        return refusal(401, "NotAuthenticated", null, "notAuthenticated");
    }

    /** 401 for a named reason: the credentials of a sign-in are not let in. */
    public static ApiException notLetIn(String code, String message, Object... arguments) {
        return refusal(401, code, null, message, arguments);
    }

    /** 403: only a browser can do it, at {@code url}, which the entry {@code loginUrl} of the errors holds alone. */
    public static ApiException browserNeeded(String url) {
        return new ApiException(
                403,
                List.of(
                        new Problem("BrowserLoginRequired", null, "browserLoginRequired", List.of(url)),
                        new Problem("BrowserLoginRequired", "loginUrl", "statement", List.of(url))));
    }

    /** 403: known, but not allowed. */
    public static ApiException forbidden() {
        return forbidden("Forbidden", null, "forbidden");
    }

    /** 403 for a named reason. */
    public static ApiException forbidden(String code, @Nullable String field, String message, Object... arguments) {
        return refusal(403, code, field, message, arguments);
    }

    /** 404: {@code code} says what was not found, for example {@code UserNotFound}. */
    public static ApiException notFound(String code, String message, Object... arguments) {
        return refusal(404, code, null, message, arguments);
    }

    /** 409: the state of the server does not allow it. */
    public static ApiException conflict(String code, @Nullable String field, String message, Object... arguments) {
        return refusal(409, code, field, message, arguments);
    }

    /** 429: asked too often. */
    public static ApiException tooMany(String code, String message, Object... arguments) {
        return refusal(429, code, null, message, arguments);
    }

    /** 413 or 415: the body as a whole is refused before it is read. */
    static ApiException body(int status, String code, String message, Object... arguments) {
        return refusal(status, code, null, message, arguments);
    }

    private static ApiException refusal(
            int status, String code, @Nullable String field, String message, Object... arguments) {
        return new ApiException(status, List.of(new Problem(code, field, message, List.of(arguments))));
    }

    /** HTTP status, 400 or above. */
    public int status() {
        return status;
    }

    /** What is wrong, the first being the reason of the whole; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
