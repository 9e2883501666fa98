package io.membership.triggers;

import org.keycloak.provider.ProviderConfigProperty;

/**
 * One member of an action: how managers write it in JSON, and how its component keeps it.
 *
 * @param name in JSON and in the component
 * @param label in the console
 */
record ActionMember(String name, Form form, String label) {

    /** What a member may be. */
    enum Form {
        TEXT(ProviderConfigProperty.STRING_TYPE),
        FLAG(ProviderConfigProperty.BOOLEAN_TYPE),
        /** A text or any JSON, kept as text. */
        JSON(ProviderConfigProperty.TEXT_TYPE),
        /** A text or a list of texts, none of them with a space; kept in one text, since a component keeps no order. */
        TEXTS(ProviderConfigProperty.STRING_TYPE),
        /** An object of texts whose values are not shown again. */
        HEADERS(ProviderConfigProperty.TEXT_TYPE),
        /** JSON with secrets in it, masked when it is read. */
        CREDENTIALS(ProviderConfigProperty.PASSWORD),
        /** Secrets that sign, under {@code secret} or {@code secrets}; written and never read. */
        SECRETS(ProviderConfigProperty.PASSWORD);

        private final String property;

        Form(String property) {
            this.property = property;
        }
    }

    ProviderConfigProperty property() {
        boolean secret = form == Form.SECRETS || form == Form.HEADERS || form == Form.CREDENTIALS;
        return new ProviderConfigProperty(name, label, label, form.property, null, secret);
    }
}
