package io.membership.accounts;

import io.membership.api.ServerClock;
import io.membership.api.Tables;
import io.membership.events.LoginSeen;
import java.util.List;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel.RealmRemovedEvent;
import org.keycloak.models.UserModel.UserRemovedEvent;

/** The tables of tickets, invitations and codes, and what of the server's own doings changes them. */
public final class AccountTables extends Tables {

    public AccountTables() {
        super(
                "accounts-membership",
                "META-INF/accounts-changelog.xml",
                List.of(TicketEntity.class, InvitationEntity.class, PhoneCodeEntity.class));
    }

    /** What is somebody's goes with him, and what is a realm's with it. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof UserRemovedEvent user) {
                new Tickets(user.getKeycloakSession(), user.getRealm(), ServerClock.utc())
                        .removed(user.getUser().getId());
                new PhoneCodes(user.getKeycloakSession(), user.getRealm(), ServerClock.utc())
                        .removed(user.getUser().getId());
            } else if (event instanceof LoginSeen login && login.provider() != null) {
                new Arrival(login).accept();
            } else if (event instanceof RealmRemovedEvent realm) {
                new Tickets(realm.getKeycloakSession(), realm.getRealm(), ServerClock.utc()).removed(null);
                new PhoneCodes(realm.getKeycloakSession(), realm.getRealm(), ServerClock.utc()).removed(null);
            }
        });
    }
}
