package io.membership.probe;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.hibernate.SessionFactory;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.exportimport.util.ExportUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.util.JsonSerialization;

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

    /** The realm with its users, as {@code kc.sh export} writes it. */
    @GET
    @Path("export")
    @Produces(MediaType.APPLICATION_JSON)
    public String export() throws IOException {
        RealmModel realm = session.getContext().getRealm();
        return JsonSerialization.writeValueAsString(ExportUtils.exportRealm(session, realm, true, true));
    }

    /** Moves the server's time ahead, for everybody: to be set back by 0. */
    @PUT
    @Path("ahead/{seconds}")
    public void ahead(@PathParam("seconds") int seconds) {
        Time.setOffset(seconds);
    }

    @Override
    public Object getResource() {
        return this;
    }

    @Override
    public void close() {}
}
