package io.membership.triggers;

import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** What a trigger's component holds. */
enum TriggerField {
    TYPES("types", ProviderConfigProperty.MULTIVALUED_STRING_TYPE, "Types of events"),
    DISABLED("disabled", ProviderConfigProperty.BOOLEAN_TYPE, "Send nothing for now"),
    DISABLED_REASON("disabledReason", ProviderConfigProperty.STRING_TYPE, "Why the server switched it off"),
    ENABLED_ON("enabledOn", ProviderConfigProperty.STRING_TYPE, "Since when it has been enabled"),
    ORDER("order", ProviderConfigProperty.STRING_TYPE, "Place in the list"),
    BREAK_ON_ERROR("breakOnError", ProviderConfigProperty.BOOLEAN_TYPE, "Kept for CodeMash's clients"),
    CONDITION("condition", ProviderConfigProperty.TEXT_TYPE, "Condition, as JSON"),
    FIELDS("fields", ProviderConfigProperty.MULTIVALUED_STRING_TYPE, "Fields of the user that are sent"),
    VERSION("version", ProviderConfigProperty.STRING_TYPE, "Version of the payload"),
    URL("url", ProviderConfigProperty.STRING_TYPE, "Where to send"),
    /** One text, since a component keeps no order among several. */
    SECRETS("secrets", ProviderConfigProperty.PASSWORD, "Secrets that sign, the newest first, separated by spaces"),
    HEADERS("headers", ProviderConfigProperty.TEXT_TYPE, "Further headers, as JSON"),
    TEMPLATE("template", ProviderConfigProperty.TEXT_TYPE, "Text that is sent along");

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

    static List<ProviderConfigProperty> properties() {
        return Arrays.stream(values()).map(TriggerField::property).toList();
    }

    private ProviderConfigProperty property() {
        boolean secret = this == SECRETS || this == HEADERS;
        return new ProviderConfigProperty(key, label, label, type, null, secret);
    }
}
