package io.membership.triggers;

import io.membership.api.AdminLog;
import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RealmModel;

/** The triggers of a realm, for a caller who may manage them. */
final class Triggers {

    private static final int MOST = 100;

    private final Call call;
    private final RealmModel realm;
    private final Dispatch dispatch;

    /** @throws ApiException 403 unless the caller may manage triggers */
    Triggers(Call call) {
        Rights.of(call).require(Operation.MANAGE_TRIGGERS);
        this.call = call;
        this.realm = call.realm();
        this.dispatch = call.session().getProvider(Dispatch.class);
    }

    Call call() {
        return call;
    }

    List<Map<String, Object>> list() {
        return Trigger.of(realm).stream()
                .map(trigger -> TriggerView.of(trigger, null))
                .toList();
    }

    Trigger trigger(String id) {
        return Trigger.of(component(id));
    }

    private ComponentModel component(String id) {
        return Trigger.component(realm, id)
                .orElseThrow(() -> ApiException.notFound("TriggerNotFound", "triggerNotFound"));
    }

    Map<String, Object> create() {
        call.arguments().required("name");
        if (Trigger.of(realm).size() >= MOST) {
            throw ApiException.conflict("TooManyTriggers", null, "tooManyTriggers", MOST);
        }
        ComponentModel component = new ComponentModel();
        component.setParentId(realm.getId());
        component.setProviderId(asked().providerId());
        component.setProviderType(MembershipTrigger.class.getName());
        component.put(TriggerField.VERSION.key(), Payload.VERSION);
        return write(component, OperationType.CREATE);
    }

    /** Webhooks, if nothing else is said. */
    private ActionType asked() {
        String actionType = call.arguments().filled("actionType");
        return actionType == null ? ActionType.WEBHOOKS : refusing(() -> ActionType.named(actionType));
    }

    /** Changes the members that are given. Switched on again, a trigger is given all the time to prove itself. */
    Map<String, Object> update(String id) {
        ComponentModel component = new ComponentModel(component(id));
        boolean wasDisabled = component.get(TriggerField.DISABLED.key(), false);
        if (wasDisabled && Boolean.FALSE.equals(call.arguments().flag("disabled"))) {
            component.put(
                    TriggerField.ENABLED_ON.key(), Clock.systemUTC().instant().toString());
            component.getConfig().remove(TriggerField.DISABLED_REASON.key());
        }
        return write(component, OperationType.UPDATE);
    }

    private Map<String, Object> write(ComponentModel component, OperationType operation) {
        return refusing(() -> {
            TriggerRequest request = new TriggerRequest(call.arguments());
            request.writeTo(component);
            Trigger asked = Trigger.of(component);
            // DNS may take seconds. Nothing is written yet, so that nobody waits for a row meanwhile.
            asked.action().targets().forEach(target -> dispatch.requireResolvedTarget(realm, target));
            return store(component, operation, request.generated());
        });
    }

    private Map<String, Object> store(ComponentModel component, OperationType operation, @Nullable String generated) {
        if (operation == OperationType.CREATE) {
            component.setId(realm.addComponentModel(component).getId());
        } else {
            realm.updateComponent(component);
        }
        Trigger stored = Trigger.of(component);
        audit(operation, stored);
        return TriggerView.of(stored, generated);
    }

    /** A new secret, given or generated, beside the newest of the former ones; a receiver may know either. */
    Map<String, Object> rotate(String id) {
        return refusing(() -> {
            ComponentModel component = new ComponentModel(component(id));
            if (!ActionType.of(component).isSigned()) {
                throw new Fault("actionType", "has no secrets that sign");
            }
            String given = call.arguments().filled("secret");
            String fresh = given == null ? Secrets.generate() : given;
            List<String> former = Secrets.split(component.get(Secrets.MEMBER.name()));
            component.put(Secrets.MEMBER.name(), fresh + " " + former.get(0));
            return store(component, OperationType.UPDATE, given == null ? fresh : null);
        });
    }

    void delete(String id) {
        Trigger trigger = trigger(id);
        realm.removeComponent(component(id));
        audit(OperationType.DELETE, trigger);
    }

    private void audit(OperationType operation, Trigger trigger) {
        new AdminLog(call)
                .write(
                        operation,
                        "MEMBERSHIP_TRIGGER",
                        TriggerView.of(trigger, null),
                        "membership",
                        "triggers",
                        trigger.id());
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (Fault fault) {
            throw ApiException.invalid(fault.member(), "trigger", fault.member(), fault.reason());
        } catch (ComponentValidationException refused) {
            throw ApiException.invalid("trigger", "trigger", "trigger", String.valueOf(refused.getMessage()));
        }
    }
}
