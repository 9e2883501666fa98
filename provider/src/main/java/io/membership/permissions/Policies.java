package io.membership.permissions;

import io.membership.api.RealmMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * The policies of a realm, those of the system included. Components are cached with their realm, on every node, and what
 * was parsed of them is kept beside them; so asking costs no statement, and a change is seen wherever the realm's is.
 */
public final class Policies {

    private final RealmModel realm;
    private final Map<String, Policy> byName = new TreeMap<>();

    private Policies(RealmModel realm) {
        this.realm = realm;
        SystemPolicies.ALL.forEach(policy -> byName.put(policy.name(), policy));
        components(realm).map(PolicyComponent::new).forEach(component -> {
            Policy policy = RealmMemory.remember(realm, Policy.class, component.source(), source -> component.read());
            byName.putIfAbsent(policy.name(), policy);
        });
    }

    /** Those of that realm. */
    public static Policies of(RealmModel realm) {
        return new Policies(realm);
    }

    /** Why a policy of the realm cannot be called that, as the rest of a sentence; empty if it can. */
    public static Optional<String> nameFault(String name) {
        return PolicyComponent.nameFault(name);
    }

    static Stream<ComponentModel> components(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), MembershipPolicy.class.getName());
    }

    /** All of them by name. */
    public List<Policy> all() {
        return List.copyOf(byName.values());
    }

    /** The one of that name. */
    public Optional<Policy> named(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(byName.get(name));
    }

    /** Stores a policy of the realm, in place of the one of its name if there is one. */
    public void store(Policy policy) {
        Optional<ComponentModel> stored = component(policy.name());
        ComponentModel component = stored.map(ComponentModel::new)
                .map(PolicyComponent::new)
                .orElseGet(() -> PolicyComponent.in(realm, policy.name()))
                .write(policy)
                .component();
        if (stored.isPresent()) {
            realm.updateComponent(component);
        } else {
            realm.addComponentModel(component);
        }
    }

    /** Removes a policy of the realm. */
    public void remove(String name) {
        component(name).ifPresent(realm::removeComponent);
    }

    private Optional<ComponentModel> component(String name) {
        return components(realm)
                .filter(component -> component.getName().equals(name))
                .findFirst();
    }
}
