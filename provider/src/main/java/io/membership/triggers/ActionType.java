package io.membership.triggers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.component.ComponentModel;

/** The kinds of actions. A new one is a constant here, its {@link TriggerAction}, and its component factory. */
enum ActionType {
    EMAIL("Email", "email", EmailAction.MEMBERS, EmailAction::of),
    WEBHOOKS("Webhooks", "webhook", WebhookAction.MEMBERS, WebhookAction::of);

    private final String wireName;
    private final String providerId;
    private final List<ActionMember> members;
    private final Function<Stored, TriggerAction> reader;

    ActionType(String wireName, String providerId, List<ActionMember> members, Function<Stored, TriggerAction> reader) {
        this.wireName = wireName;
        this.providerId = providerId;
        this.members = members;
        this.reader = reader;
    }

    /** Its provider id: a component is of one kind for all its life. */
    String providerId() {
        return providerId;
    }

    List<ActionMember> members() {
        return members;
    }

    /** @throws Fault if the component cannot be such an action */
    TriggerAction read(Stored stored) {
        return reader.apply(stored);
    }

    /** Whether what it sends is signed. */
    boolean isSigned() {
        return members.stream().anyMatch(member -> member.form() == ActionMember.Form.SECRETS);
    }

    /** @throws Fault if there is none of this name */
    static ActionType named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new Fault("actionType", "must be one of " + Arrays.toString(values())));
    }

    /** @throws Fault if no action is kept so */
    static ActionType of(ComponentModel component) {
        return find(component.getProviderId())
                .orElseThrow(() -> new Fault("providerId", "is no kind of action: " + component.getProviderId()));
    }

    private static Optional<ActionType> find(String providerId) {
        return Arrays.stream(values())
                .filter(type -> type.providerId.equals(providerId))
                .findFirst();
    }

    /** As CodeMash's clients write it. */
    @Override
    public String toString() {
        return wireName;
    }
}
