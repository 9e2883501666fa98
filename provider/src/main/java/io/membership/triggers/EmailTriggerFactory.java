package io.membership.triggers;

/** Triggers that write letters. */
public final class EmailTriggerFactory extends MembershipTriggerFactory {

    public EmailTriggerFactory() {
        super(ActionType.EMAIL, "Tells people of membership events by e-mail");
    }
}
