package io.membership.triggers;

/** Triggers that send an SMS. */
public final class SmsTriggerFactory extends MembershipTriggerFactory {

    public SmsTriggerFactory() {
        super(ActionType.SMS, "Sends an SMS through the HTTP gateway of a provider");
    }
}
