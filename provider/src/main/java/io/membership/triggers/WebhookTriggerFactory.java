package io.membership.triggers;

/** Triggers that call a URL. */
public final class WebhookTriggerFactory extends MembershipTriggerFactory {

    public WebhookTriggerFactory() {
        super(ActionType.WEBHOOKS, "Tells a receiver of membership events by signed HTTP calls");
    }
}
