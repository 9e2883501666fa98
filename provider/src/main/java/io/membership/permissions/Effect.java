package io.membership.permissions;

/** What a statement does with its permissions. */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    @Override
    public String toString() {
        return word;
    }
}
