package io.membership.probe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.events.Committed;
import io.membership.events.MembershipEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * For tests only: keeps the membership events of committed transactions in memory and answers at
 * {@code /realms/{realm}/membership-events}. GET gives them oldest first, each with its record's name as {@code type};
 * DELETE forgets them. It refuses every event about a user whose first name is {@link #REFUSED}, as a failing listener.
 */
public final class EventRecorder implements RealmResourceProviderFactory {

    /** First name that makes the recorder throw. */
    public static final String REFUSED = "Refused-By-Recorder";

    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Map<String, List<ObjectNode>> byRealm = new ConcurrentHashMap<>();

    @Override
    public String getId() {
        return "membership-events";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::heard);
    }

    private void heard(ProviderEvent heard) {
        if (heard instanceof MembershipEvent event
                && REFUSED.equals(event.user().firstName())) {
            throw new IllegalStateException(
                    "The recorder refuses " + event.user().username());
        }
        if (heard instanceof Committed committed) {
            committed.events().forEach(this::record);
        }
    }

    private void record(MembershipEvent event) {
        ObjectNode json = JSON.valueToTree(event);
        json.put("type", event.getClass().getSimpleName());
        recorded(event.header().realmId()).add(json);
    }

    private List<ObjectNode> recorded(String realmId) {
        return byRealm.computeIfAbsent(realmId, id -> new CopyOnWriteArrayList<>());
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new EventsResource(
                session, recorded(session.getContext().getRealm().getId()));
    }

    @Override
    public void close() {}
}
