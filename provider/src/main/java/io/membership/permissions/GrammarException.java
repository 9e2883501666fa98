package io.membership.permissions;

/** A text is no permission, resource or statement; the message follows its name in a sentence ("has an empty segment"). */
public final class GrammarException extends RuntimeException {

    GrammarException(String reason) {
        super(reason, null, false, false);
    }

    /** What is wrong, as the rest of a sentence. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
