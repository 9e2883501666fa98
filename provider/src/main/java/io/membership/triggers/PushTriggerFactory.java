package io.membership.triggers;

/** Triggers that write to the devices of users. */
public final class PushTriggerFactory extends MembershipTriggerFactory {

    public PushTriggerFactory() {
        super(
                ActionType.PUSH,
                "Sends push notifications to the devices of the affected user, through Expo and Firebase");
    }
}
