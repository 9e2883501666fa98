package io.membership.triggers;

/** A trigger cannot be like this: the member at fault, with its place, and why; the two make a sentence. */
final class Fault extends RuntimeException {

    private final String member;
    private final String reason;

    Fault(String member, String reason) {
        super(member + " " + reason, null, false, false);
        this.member = member;
        this.reason = reason;
    }

    String member() {
        return member;
    }

    String reason() {
        return reason;
    }
}
