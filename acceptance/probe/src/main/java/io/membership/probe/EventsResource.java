package io.membership.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.services.resource.RealmResourceProvider;

/** The events recorded for one realm, oldest first. */
public final class EventsResource implements RealmResourceProvider {

    private final List<ObjectNode> events;

    EventsResource(List<ObjectNode> events) {
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

    @Override
    public Object getResource() {
        return this;
    }

    @Override
    public void close() {}
}
