package io.membership.triggers;

import java.util.Arrays;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/** What a trigger's component holds, whatever it does; {@link ActionMember} is the rest. */
enum TriggerField {
    TYPES("types", ProviderConfigProperty.MULTIVALUED_STRING_TYPE, "Types of events"),
    DISABLED("disabled", ProviderConfigProperty.BOOLEAN_TYPE, "Send nothing for now"),
    DISABLED_REASON("disabledReason", ProviderConfigProperty.STRING_TYPE, "Why the server switched it off"),
    ENABLED_ON("enabledOn", ProviderConfigProperty.STRING_TYPE, "Since when it has been enabled"),
    ORDER("order", ProviderConfigProperty.STRING_TYPE, "Place in the list"),
    BREAK_ON_ERROR("breakOnError", ProviderConfigProperty.BOOLEAN_TYPE, "Kept for CodeMash's clients"),
    CONDITION("condition", ProviderConfigProperty.TEXT_TYPE, "Condition, as JSON"),
    FIELDS("fields", ProviderConfigProperty.MULTIVALUED_STRING_TYPE, "Fields of the user that are sent"),
    VERSION("version", ProviderConfigProperty.STRING_TYPE, "Version of the payload");

    private final String key;
    private final String type;
    private final String label;

    TriggerField(String key, String type, String label) {
        this.key = key;
        this.type = type;
        this.label = label;
    }

    String key() {
        return key;
    }

    static Stream<ProviderConfigProperty> properties() {
        return Arrays.stream(values()).map(TriggerField::property);
    }

    private ProviderConfigProperty property() {
        return new ProviderConfigProperty(key, label, label, type, null);
    }
}
