package io.membership.events;

import io.membership.events.MembershipEvent.Blocked;
import io.membership.events.MembershipEvent.Deactivated;
import io.membership.events.MembershipEvent.Deleted;
import io.membership.events.MembershipEvent.InvitationAccepted;
import io.membership.events.MembershipEvent.Invited;
import io.membership.events.MembershipEvent.PasswordChanged;
import io.membership.events.MembershipEvent.Registered;
import io.membership.events.MembershipEvent.RolesChanged;
import io.membership.events.MembershipEvent.Unblocked;
import io.membership.events.MembershipEvent.Updated;
import io.membership.events.MembershipEvent.Verified;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a difference between two states of a user means. */
final class Derivation {

    private static final String INVITED_ON = "membership.invitedOn";
    private static final String DEACTIVATED_ON = "membership.deactivatedOn";
    private static final String BLOCKED_REASON = "membership.blockedReason";
    private static final String BLOCKED_UNTIL = "membership.blockedUntil";

    private Derivation() {}

    /**
     * The event that tells how {@code former} became {@code current}, null if there is nothing to tell.
     *
     * @param former null if the user is new
     * @param current null if the user is gone
     * @param secrets which of {@link FieldChange#PASSWORD} and {@link FieldChange#CREDENTIALS} changed
     * @param intent what a feature of ours meant, if it was one
     */
    static @Nullable MembershipEvent derive(
            Header header,
            @Nullable UserSnapshot former,
            @Nullable UserSnapshot current,
            Set<String> secrets,
            @Nullable Intent intent) {
        if (former == null) {
            return current == null ? null : arrived(header, current, intent);
        }
        if (current == null) {
            return former.serviceAccount() ? null : new Deleted(header, former);
        }
        List<FieldChange> changes = new ArrayList<>(FieldChange.between(former, current));
        secrets.stream().sorted().forEach(secret -> changes.add(new FieldChange(secret, null, null)));
        return changes.stream().allMatch(Derivation::isNoNews)
                ? null
                : changed(header, current, former, changes, intent);
    }

    private static @Nullable MembershipEvent arrived(Header header, UserSnapshot current, @Nullable Intent intent) {
        // A service account is a face of its client: it comes and goes with it and is nobody's registration.
        if (current.serviceAccount()) {
            return null;
        }
        return current.attribute(INVITED_ON) != null || means(intent, Intent.Kind.INVITE)
                ? new Invited(header, current, null, List.of())
                : new Registered(header, current);
    }

    private static MembershipEvent changed(
            Header header,
            UserSnapshot current,
            UserSnapshot former,
            List<FieldChange> changes,
            @Nullable Intent intent) {
        if (isBlocked(current) && !isBlocked(former)) {
            String reason =
                    intent == null || intent.reason() == null ? current.attribute(BLOCKED_REASON) : intent.reason();
            Instant until = intent == null || intent.until() == null ? blockedUntil(current) : intent.until();
            return new Blocked(header, current, former, changes, reason, until);
        }
        if (isBlocked(former) && current.enabled()) {
            return new Unblocked(header, current, former, changes);
        }
        if (isDeactivated(current) && !isDeactivated(former)) {
            return new Deactivated(header, current, former, changes);
        }
        if (means(intent, Intent.Kind.INVITE)) {
            return new Invited(header, current, former, changes);
        }
        if (former.attribute(INVITED_ON) != null && current.attribute(INVITED_ON) == null && current.enabled()) {
            return new InvitationAccepted(header, current, former, changes);
        }
        return only("emailVerified", changes) && current.emailVerified()
                ? new Verified(header, current, former, changes)
                : only(FieldChange.PASSWORD, changes)
                        ? new PasswordChanged(header, current, former, changes)
                        : only(FieldChange.ROLES, changes)
                                ? new RolesChanged(header, current, former, changes)
                                : new Updated(header, current, former, changes);
    }

    /** Whether this is all there is to tell. */
    private static boolean only(String field, List<FieldChange> changes) {
        return changes.stream().allMatch(change -> change.field().equals(field) || isNoNews(change));
    }

    private static boolean isDeactivated(UserSnapshot user) {
        return !user.enabled() && user.attribute(DEACTIVATED_ON) != null;
    }

    /** Keycloak adds and drops required actions while people log in; alone they say nothing about membership. */
    private static boolean isNoNews(FieldChange change) {
        return change.field().equals(FieldChange.REQUIRED_ACTIONS);
    }

    private static boolean means(@Nullable Intent intent, Intent.Kind kind) {
        return intent != null && intent.kind() == kind;
    }

    private static boolean isBlocked(UserSnapshot user) {
        return !user.enabled() && user.attribute(DEACTIVATED_ON) == null;
    }

    private static @Nullable Instant blockedUntil(UserSnapshot user) {
        String until = user.attribute(BLOCKED_UNTIL);
        try {
            return until == null ? null : Instant.parse(until);
        } catch (DateTimeException writtenByHand) {
            return null;
        }
    }
}
