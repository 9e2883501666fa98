package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import io.membership.triggers.delivery.Destination;
import io.membership.triggers.delivery.Parcel;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The triggers of all realms, and the realms with their own letters, for the worker. A realm that is disabled or a trigger that is broken has to wait. */
record TriggerDirectory(KeycloakSession session, Clock clock, Duration giveUp) implements Destination.Directory {

    /** Reason of a trigger that has met nothing but failure. */
    static final String FAILING = "failing";

    private static final Logger LOG = Logger.getLogger(TriggerDirectory.class);

    @Override
    public Optional<Destination> find(String realmId, String triggerId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null || !realm.isEnabled()) {
            return Optional.empty();
        }
        if (triggerId.equals(realmId)) {
            session.getContext().setRealm(realm);
            return Optional.of(RealmMail.destination(session, realm));
        }
        Optional<ComponentModel> gateway =
                RealmSms.component(realm).filter(component -> component.getId().equals(triggerId));
        if (gateway.isPresent()) {
            session.getContext().setRealm(realm);
            return Optional.of(RealmSms.destination(session, realm, gateway.get()));
        }
        try {
            return Trigger.find(realm, triggerId)
                    .filter(trigger -> !trigger.disabled())
                    .map(trigger -> destination(realm, trigger));
        } catch (Fault broken) {
            LOG.warnf("Trigger %s in realm %s cannot be used: %s", triggerId, realmId, broken.getMessage());
            return Optional.empty();
        }
    }

    private Destination destination(RealmModel realm, Trigger trigger) {
        session.getContext().setRealm(realm);
        Dispatch dispatch = session.getProvider(Dispatch.class);
        return new Destination() {
            @Override
            public Parcel parcel(String event, int part) {
                // The realm may have changed its mind since the trigger was stored.
                trigger.action().targets().forEach(target -> dispatch.requireTarget(realm, target));
                JsonNode full = Json.parse(event).orElseThrow(() -> new IllegalStateException("The event is no JSON"));
                return trigger.action().parcel(new Occasion(session, realm, full, trigger.fields(), part));
            }

            @Override
            public Duration lease(Duration usual) {
                return trigger.action().lease(usual);
            }
        };
    }

    @Override
    public void disable(String realmId, String triggerId, String reason) {
        RealmModel realm = session.realms().getRealm(realmId);
        ComponentModel component =
                realm == null ? null : Trigger.component(realm, triggerId).orElse(null);
        if (realm == null || component == null) {
            return;
        }
        session.getContext().setRealm(realm);
        Trigger trigger = Trigger.of(component);
        boolean failing = reason.equals(FAILING);
        // Enabled by hand in between: it has all that time again.
        boolean trusted = failing
                && trigger.enabledOn() != null
                && trigger.enabledOn().isAfter(clock.instant().minus(giveUp));
        if (trigger.disabled() || trusted) {
            return;
        }
        LOG.warnf("Trigger %s in realm %s is switched off: %s", triggerId, realmId, reason);
        ComponentModel changed = new ComponentModel(component);
        changed.put(TriggerField.DISABLED.key(), true);
        changed.put(TriggerField.DISABLED_REASON.key(), reason);
        realm.updateComponent(changed);
        TriggerDisabledMail.post(session, realm, trigger.name(), reason, giveUp);
    }
}
