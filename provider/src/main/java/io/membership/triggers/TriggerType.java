package io.membership.triggers;

import io.membership.events.MembershipEvent;
import java.util.Arrays;
import java.util.Optional;

/** What a trigger can wait for, in CodeMash's words where it has them. */
enum TriggerType {
    REGISTER("Register", "A user is new, whoever made it", MembershipEvent.Registered.class),
    INVITE("Invite", "A user is invited, for the first time or again", MembershipEvent.Invited.class),
    VERIFIED("Verified", "A user's e-mail address was verified", MembershipEvent.Verified.class),
    UPDATE("Update", "A user changed in a way that has no type of its own", MembershipEvent.Updated.class),
    DELETE("Delete", "A user is gone; formerUser is its last state", MembershipEvent.Deleted.class),
    BLOCKED("Blocked", "A user was disabled", MembershipEvent.Blocked.class),
    UNBLOCKED("Unblocked", "A blocked user was enabled again", MembershipEvent.Unblocked.class),
    ROLES_CHANGED("RolesChanged", "A user's realm roles changed, and nothing else", MembershipEvent.RolesChanged.class),
    PASSWORD_CHANGED(
            "PasswordChanged",
            "A user's password changed, and nothing else; it is never told",
            MembershipEvent.PasswordChanged.class),
    INVITATION_ACCEPTED(
            "InvitationAccepted",
            "An invited user is a user like others now",
            MembershipEvent.InvitationAccepted.class),
    DEACTIVATED("Deactivated", "A user has given up the own account", MembershipEvent.Deactivated.class),
    LOGIN("Login", "A user has signed in", MembershipEvent.LoggedIn.class);

    private final String text;
    private final String meaning;
    private final Class<? extends MembershipEvent> event;

    TriggerType(String text, String meaning, Class<? extends MembershipEvent> event) {
        this.text = text;
        this.meaning = meaning;
        this.event = event;
    }

    static TriggerType of(MembershipEvent event) {
        return Arrays.stream(values())
                .filter(type -> type.event.isInstance(event))
                .findFirst()
                .orElseThrow();
    }

    /** The type of this name in any case. */
    static Optional<TriggerType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.text.equalsIgnoreCase(name))
                .findFirst();
    }

    String meaning() {
        return meaning;
    }

    Class<? extends MembershipEvent> event() {
        return event;
    }

    /** Whether there is a user before the change, as {@code formerUser}. */
    boolean hasFormer() {
        return this != REGISTER && this != LOGIN;
    }

    /** Whether there is a user after it, as {@code newUser}. */
    boolean hasNew() {
        return this != DELETE;
    }

    /** The name on the wire. */
    @Override
    public String toString() {
        return text;
    }
}
