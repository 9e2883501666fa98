package io.membership.triggers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.AdminLog;
import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RealmModel;

/** The gateway of a realm's own text messages, for a caller who may read or change its settings. */
final class SmsGateway {

    private final Call call;
    private final RealmModel realm;

    SmsGateway(Call call) {
        this.call = call;
        this.realm = call.realm();
    }

    /** 403 for who may not read settings. */
    Map<String, Object> read() {
        Rights.of(call).require(Operation.READ_SETTINGS);
        return view(existing());
    }

    private ComponentModel existing() {
        return RealmSms.component(realm).orElseThrow(() -> ApiException.notFound("GatewayNotFound", "gatewayNotFound"));
    }

    private static Map<String, Object> view(ComponentModel component) {
        Map<String, Object> view = new LinkedHashMap<>();
        RealmSms.gateway(component).show(view);
        return view;
    }

    /** Replaces what there was; a mask that is sent back is the secret that was there. 403 for who may not change settings. */
    Map<String, Object> set() {
        Rights.of(call).require(Operation.UPDATE_SETTINGS);
        Optional<ComponentModel> former = RealmSms.component(realm);
        ComponentModel wanted = former.map(ComponentModel::new).orElseGet(this::fresh);
        wanted.setConfig(new MultivaluedHashMap<>());
        try {
            ActionMembers.write(given(), Gateway.MEMBERS, former.orElse(wanted), wanted);
            // DNS may take seconds. Nothing is written yet, so that nobody waits for a row meanwhile.
            call.session()
                    .getProvider(Dispatch.class)
                    .requireResolvedTarget(realm, RealmSms.gateway(wanted).url());
            store(wanted, former.isPresent());
        } catch (Fault fault) {
            // Here the members are not those of an action.
            String member = fault.member().replaceFirst("^action\\.", "");
            throw ApiException.invalid(member, "setting", member, fault.reason());
        } catch (ComponentValidationException refused) {
            throw ApiException.invalid("url", "setting", "url", String.valueOf(refused.getMessage()));
        }
        return view(wanted);
    }

    private ObjectNode given() {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        for (String name : call.arguments().ownNames()) {
            given.set(name, call.arguments().json(name));
        }
        return given;
    }

    private ComponentModel fresh() {
        ComponentModel component = new ComponentModel();
        component.setName("sms");
        component.setParentId(realm.getId());
        component.setProviderId(MembershipSmsGatewayFactory.ID);
        component.setProviderType(MembershipSmsGateway.class.getName());
        return component;
    }

    private void store(ComponentModel wanted, boolean known) {
        if (known) {
            realm.updateComponent(wanted);
        } else {
            realm.addComponentModel(wanted);
        }
        audit(known ? OperationType.UPDATE : OperationType.CREATE, view(wanted));
    }

    /** 403 for who may not change settings. */
    void remove() {
        Rights.of(call).require(Operation.UPDATE_SETTINGS);
        ComponentModel component = existing();
        Map<String, Object> view = view(component);
        realm.removeComponent(component);
        audit(OperationType.DELETE, view);
    }

    private void audit(OperationType operation, Map<String, Object> view) {
        new AdminLog(call).write(operation, "MEMBERSHIP_SMS_GATEWAY", view, "membership", "settings", "sms");
    }
}
