package io.membership.triggers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.api.Trace;
import io.membership.events.Committed;
import io.membership.events.LoginSeen;
import io.membership.events.MembershipEvent;
import io.membership.triggers.delivery.Occurrence;
import io.membership.triggers.delivery.Outbox;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmModel.RealmRemovedEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Puts what happened into the outbox, in the transaction in which it happens: if that fails, the change fails. A realm
 * without triggers pays nothing; one with triggers keeps its events, also those that none of them wants, so that a new
 * one can be rehearsed.
 */
final class TriggerListener {

    /** Which triggers have got work in this session, by realm. */
    private record Fed(Map<String, Set<String>> byRealm) {}

    void heard(ProviderEvent heard) {
        if (heard instanceof MembershipEvent event) {
            KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
            RealmModel realm = session.realms().getRealm(event.header().realmId());
            List<Trigger> triggers = realm == null ? List.of() : Trigger.of(realm);
            if (!triggers.isEmpty()) {
                enqueue(session, event, triggers);
            }
        } else if (heard instanceof LoginSeen login) {
            RealmModel realm = login.session().realms().getRealm(login.realmId());
            boolean wanted = realm != null
                    && Trigger.of(realm).stream()
                            .anyMatch(trigger ->
                                    !trigger.disabled() && trigger.types().contains(TriggerType.LOGIN));
            if (wanted) {
                login.tell();
            }
        } else if (heard instanceof Committed) {
            nudge(KeycloakSessionUtil.getKeycloakSession());
        } else if (heard instanceof RealmRemovedEvent removed) {
            Outbox.of(removed.getKeycloakSession())
                    .removeRealm(removed.getRealm().getId());
        }
    }

    private static void enqueue(KeycloakSession session, MembershipEvent event, List<Trigger> triggers) {
        TriggerType type = TriggerType.of(event);
        ObjectNode full = Payload.full(type, event);
        Map<String, Integer> wanting = triggers.stream()
                .filter(trigger -> !trigger.disabled() && trigger.wants(type, full))
                .collect(Collectors.toMap(
                        Trigger::id, trigger -> trigger.action().parts()));
        // Nobody looks back at logins that nobody wants, and there are many.
        if (type == TriggerType.LOGIN && wanting.isEmpty()) {
            return;
        }
        Occurrence what = new Occurrence(
                event.header().id(),
                event.header().realmId(),
                event.user().id(),
                type.toString(),
                event.header().time(),
                Trace.parent(session),
                Json.text(full));
        Dispatch dispatch = session.getProvider(Dispatch.class);
        Outbox.of(session).enqueue(what, dispatch.sequence(), wanting);
        Fed fed = session.getAttribute(Fed.class.getName(), Fed.class);
        if (fed == null) {
            fed = new Fed(new HashMap<>());
            session.setAttribute(Fed.class.getName(), fed);
        }
        fed.byRealm.computeIfAbsent(what.realmId(), id -> new HashSet<>()).addAll(wanting.keySet());
    }

    private static void nudge(@Nullable KeycloakSession session) {
        Fed fed = session == null ? null : session.getAttribute(Fed.class.getName(), Fed.class);
        if (session != null && fed != null) {
            Dispatch dispatch = session.getProvider(Dispatch.class);
            fed.byRealm.forEach(dispatch::nudge);
        }
    }
}
