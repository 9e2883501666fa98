package io.membership.permissions;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** How a policy of the realm lies in its component: the name is the component's, the rest its configuration. */
record PolicyComponent(ComponentModel component) {

    static final String PROVIDER = "policy";
    static final String DISPLAY_NAME = "displayName";
    static final String DISABLED = "disabled";
    static final String STATEMENTS = "statements";

    /** No colon: names with one are the system's. Short enough for the attribute of a role. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");

    /** An empty one. */
    static PolicyComponent in(RealmModel realm, String name) {
        ComponentModel component = new ComponentModel();
        component.setId(ComponentId.of(realm, PROVIDER, name));
        component.setParentId(realm.getId());
        component.setProviderId(PROVIDER);
        component.setProviderType(MembershipPolicy.class.getName());
        return new PolicyComponent(component);
    }

    Optional<String> nameFault() {
        return nameFault(component.getName());
    }

    static Optional<String> nameFault(@Nullable String name) {
        return name != null && NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(
                        "must begin with a letter or digit and have letters, digits, spaces, '.', '_' and '-' only,"
                                + " 100 at most");
    }

    /** What the policy was read from, to know whether it is still the same. */
    List<String> source() {
        return List.of(component.getName(), text(DISPLAY_NAME), text(DISABLED), text(STATEMENTS));
    }

    /** @throws GrammarException if somebody has stored what is none */
    Policy read() {
        String name = component.getName();
        String displayName = text(DISPLAY_NAME);
        return Policy.of(
                name,
                displayName.isEmpty() ? name : displayName,
                false,
                Boolean.parseBoolean(text(DISABLED)),
                Statements.parse(text(STATEMENTS)));
    }

    PolicyComponent write(Policy policy) {
        component.setName(policy.name());
        component.put(DISPLAY_NAME, policy.displayName());
        component.put(DISABLED, String.valueOf(policy.isDisabled()));
        component.put(STATEMENTS, Statements.text(policy.statements()));
        return this;
    }

    private String text(String key) {
        String value = component.get(key);
        return value == null ? "" : value;
    }
}
