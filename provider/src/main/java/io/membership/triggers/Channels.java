package io.membership.triggers;

import io.membership.triggers.delivery.Action;
import io.membership.triggers.delivery.Channel;
import io.membership.triggers.delivery.Message;
import io.membership.triggers.delivery.Outcome;

/** Which way each action goes. A new action is one more here. */
record Channels(Channel<Action.Webhook> webhooks, Channel<Action.Mail> mails) implements Channel<Action> {

    @Override
    public Outcome deliver(Action action, Message message) {
        if (action instanceof Action.Webhook webhook) {
            return webhooks.deliver(webhook, message);
        }
        if (action instanceof Action.Mail mail) {
            return mails.deliver(mail, message);
        }
        throw new IllegalStateException("no channel for " + action);
    }
}
