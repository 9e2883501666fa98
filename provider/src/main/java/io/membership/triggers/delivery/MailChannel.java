package io.membership.triggers.delivery;

import io.membership.mail.MailFault;
import io.membership.mail.Postman;

/** Sends mails. */
public record MailChannel(Postman postman) implements Channel<Action.Mail> {

    @Override
    public Outcome deliver(Action.Mail action, Message message) {
        try {
            postman.send(action.mail());
            return Outcome.delivered();
        } catch (MailFault fault) {
            String reason = String.valueOf(fault.getMessage());
            return switch (fault.kind()) {
                case HOPELESS -> Outcome.hopeless(reason);
                case REFUSED -> Outcome.refused(reason);
                case UNREACHABLE -> Outcome.unreachable(reason);
            };
        }
    }
}
