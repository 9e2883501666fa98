package io.membership.triggers.delivery;

/**
 * What one delivery takes out of the house, made in the transaction that claims it.
 *
 * @param body that is sent, for actions that do not carry all of it themselves
 */
public record Parcel(Action action, String body) {

    /** Secrets and personal data stay out of logs. */
    @Override
    public String toString() {
        return "Parcel of " + action;
    }
}
