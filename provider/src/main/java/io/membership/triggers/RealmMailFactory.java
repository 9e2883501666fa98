package io.membership.triggers;

import io.membership.mail.PostOffice;
import io.membership.mail.PostOfficeFactory;
import org.keycloak.models.KeycloakSession;

/** The post office that hands letters over to the outbox. */
public final class RealmMailFactory implements PostOfficeFactory {

    @Override
    public String getId() {
        return "outbox";
    }

    @Override
    public PostOffice create(KeycloakSession session) {
        return new RealmMail(session);
    }
}
