package io.membership.users;

/**
 * A filter, a sort, a search or a cursor that cannot be taken. Knows nothing of HTTP: {@link Directory} turns it into a
 * 400.
 */
final class QueryException extends RuntimeException {

    private final String code;
    private final String argument;
    private final String member;
    private final String reason;

    private QueryException(String code, String argument, String member, String reason) {
        super(member + " " + reason, null, false, false);
        this.code = code;
        this.argument = argument;
        this.member = member;
        this.reason = reason;
    }

    static QueryException filter(String member, String reason) {
        return new QueryException("InvalidFilter", "filter", member, reason);
    }

    static QueryException search(String reason) {
        return new QueryException("InvalidFilter", "search", "search", reason);
    }

    static QueryException sort(String member, String reason) {
        return new QueryException("InvalidSort", "sort", member, reason);
    }

    static QueryException cursor(String reason) {
        return new QueryException("InvalidCursor", "cursor", "cursor", reason);
    }

    /** Error code as the caller sees it. */
    String code() {
        return code;
    }

    /** The argument of the request in which it is: {@code filter}, {@code sort}, {@code search} or {@code cursor}. */
    String argument() {
        return argument;
    }

    /** What is written there: a member of the filter, an operator, or the argument itself. */
    String member() {
        return member;
    }

    /** What is wrong with it: the end of a sentence that begins with the member. */
    String reason() {
        return reason;
    }
}
