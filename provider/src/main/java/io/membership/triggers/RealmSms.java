package io.membership.triggers;

import io.membership.mail.MailFault;
import io.membership.mail.Missive;
import io.membership.mail.Person;
import io.membership.mail.TextMessage;
import io.membership.triggers.delivery.Action;
import io.membership.triggers.delivery.Destination;
import io.membership.triggers.delivery.HttpCall;
import io.membership.triggers.delivery.Parcel;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The gateway through which a realm's own text messages leave. */
final class RealmSms {

    /** Before the kind of a text message, in the kind of its event. */
    static final String KIND = "Sms:";

    private RealmSms() {}

    /** The component that describes it, if there is one. */
    static Optional<ComponentModel> component(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), MembershipSmsGateway.class.getName())
                .findFirst();
    }

    /** @throws Fault if the component cannot be a gateway */
    static Gateway gateway(ComponentModel component) {
        return Gateway.of(new Stored(component.getConfig()));
    }

    /** @param session whose context's realm is this one */
    static Destination destination(KeycloakSession session, RealmModel realm, ComponentModel component) {
        return (event, part) -> {
            Gateway gateway = gateway(component);
            // The realm may have changed its mind since the gateway was stored.
            session.getProvider(Dispatch.class).requireTarget(realm, gateway.url());
            Missive missive = RealmMail.sendable(() -> RealmMail.missive(session, realm, event), MailFault::reason);
            if (missive instanceof TextMessage text) {
                Filling filling = Filling.of(text.receiver(), Person.NOBODY);
                HttpCall call = gateway.call(session, text.to(), text.words(), filling);
                return new Parcel(new Action.Gateway("sms", call, gateway.expected(), true), "");
            }
            throw new IllegalStateException("That is no text message");
        };
    }
}
