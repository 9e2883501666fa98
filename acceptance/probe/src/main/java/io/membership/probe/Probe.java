package io.membership.probe;

import jakarta.ws.rs.Path;
import org.hibernate.SessionFactory;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Contents page of what tests can look at, under {@code /realms/{realm}/membership-probe}. */
public final class Probe implements RealmResourceProvider {

    private final KeycloakSession session;

    Probe(KeycloakSession session) {
        this.session = session;
    }

    /** SQL statements that the server has sent to its database. */
    @Path("statements")
    public StatementsResource statements() {
        SessionFactory factory = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .getEntityManagerFactory()
                .unwrap(SessionFactory.class);
        return new StatementsResource(factory.getStatistics());
    }

    @Override
    public Object getResource() {
        return this;
    }

    @Override
    public void close() {}
}
