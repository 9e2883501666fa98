package io.membership.accounts;

import io.membership.api.ServerClock;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel.RealmRemovedEvent;
import org.keycloak.models.UserModel.UserRemovedEvent;

/** Makes the server create and migrate the tables of tickets and invitations with its own. */
public final class AccountTables implements JpaEntityProviderFactory, JpaEntityProvider {

    /** Its first ten letters name the table in which Liquibase keeps what it has run: never change it. */
    private static final String ID = "accounts-membership";

    @Override
    public List<Class<?>> getEntities() {
        return List.of(TicketEntity.class, InvitationEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/accounts-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return ID;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to configure
    }

    /** What is somebody's goes with him, and what is a realm's with it. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof UserRemovedEvent user) {
                new Tickets(user.getKeycloakSession(), user.getRealm(), ServerClock.utc())
                        .removed(user.getUser().getId());
            } else if (event instanceof RealmRemovedEvent realm) {
                new Tickets(realm.getKeycloakSession(), realm.getRealm(), ServerClock.utc()).removed(null);
            }
        });
    }

    @Override
    public void close() {
        // nothing is held
    }
}
