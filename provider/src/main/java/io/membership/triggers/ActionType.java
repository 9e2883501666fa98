package io.membership.triggers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.component.ComponentModel;

/** The kinds of actions. A new one is a constant here, its {@link TriggerAction}, and its component factory. */
enum ActionType {
    EMAIL("Email", "Email", "email", EmailAction.MEMBERS, EmailAction::of),
    WEBHOOKS("Webhooks", "WebhookCall", "webhook", WebhookAction.MEMBERS, WebhookAction::of),
    FUNCTION("Lambda", "Code", "function", FunctionAction.MEMBERS, FunctionAction::of),
    SMS("Sms", "Sms", "sms", SmsAction.MEMBERS, SmsAction::of),
    PUSH("Notification", "Push", "push", PushAction.MEMBERS, PushAction::of);

    private final String wireName;
    private final String newerName;
    private final String providerId;
    private final List<ActionMember> members;
    private final Function<Stored, TriggerAction> reader;

    /** @param newerName that later clients write */
    ActionType(
            String wireName,
            String newerName,
            String providerId,
            List<ActionMember> members,
            Function<Stored, TriggerAction> reader) {
        this.wireName = wireName;
        this.newerName = newerName;
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
                .filter(type -> type.wireName.equalsIgnoreCase(name) || type.newerName.equalsIgnoreCase(name))
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
