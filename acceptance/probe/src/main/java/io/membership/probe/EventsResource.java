package io.membership.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** The events recorded for one realm, oldest first. */
public final class EventsResource implements RealmResourceProvider {

    private final KeycloakSession session;
    private final List<ObjectNode> events;

    EventsResource(KeycloakSession session, List<ObjectNode> events) {
        this.session = session;
        this.events = events;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String list() {
        return new ArrayList<>(events).toString();
    }

    /** Forgets them. */
    @DELETE
    public void clear() {
        events.clear();
    }

    /** Does one of {@link Transactions} to a user. */
    @POST
    @Path("transactions/{name}")
    public void run(
            @PathParam("name") String name, @QueryParam("user") String userId, @QueryParam("other") String otherId) {
        Transactions transactions = new Transactions(session);
        switch (name) {
            case "there-and-back" -> transactions.thereAndBack(userId);
            case "twice" -> transactions.twice(userId);
            case "come-and-go" -> transactions.comeAndGo();
            case "change-and-delete" -> transactions.changeAndDelete(userId);
            case "nested" -> transactions.nested(userId, otherId);
            case "rolled-back" -> transactions.rolledBack(userId);
            default -> throw new NotFoundException(name);
        }
    }

    @Override
    public Object getResource() {
        return this;
    }

    @Override
    public void close() {}
}
