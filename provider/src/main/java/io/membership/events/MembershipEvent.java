package io.membership.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.provider.ProviderEvent;

/**
 * What a transaction did to one user: at most one event per user and transaction, about the difference between its start
 * and its end. Heard with {@code KeycloakSessionFactory.register}; a listener runs inside the transaction, so what it
 * writes is stored with the change or not at all, and an exception it throws undoes the change. The session is the one
 * of {@code KeycloakSessionUtil.getKeycloakSession()}. A listener must not change users: nobody is told of that.
 *
 * <p>No event: users who arrive or go with their whole realm (import, removal), service accounts that arrive or go with
 * their client, and changes that touch nothing of {@link UserSnapshot} but required actions.
 */
public sealed interface MembershipEvent extends ProviderEvent {

    /** Id, time, realm, initiator and cause. */
    Header header();

    /** The user after the transaction; null if it is gone. */
    @Nullable UserSnapshot current();

    /** The user before the transaction; null if it is new. */
    default @Nullable UserSnapshot former() {
        return null;
    }

    /** What differs between {@link #former()} and {@link #current()}; empty if there is only one of them. */
    default List<FieldChange> changes() {
        return List.of();
    }

    /** The user, as it is now or, once deleted, as it was last. */
    UserSnapshot user();

    /** An event about a user who is there after the transaction. */
    sealed interface Present extends MembershipEvent {
        @Override
        UserSnapshot current();

        @Override
        default UserSnapshot user() {
            return current();
        }
    }

    /** A user is new: registered, created by an administrator, a first broker login, an LDAP import… */
    record Registered(Header header, UserSnapshot current) implements Present {}

    /** A user is invited: new, or already there and invited (again), then with former state and changes. */
    record Invited(
            Header header, UserSnapshot current, @Nullable UserSnapshot former, List<FieldChange> changes)
            implements Present {
        public Invited {
            changes = List.copyOf(changes);
        }
    }

    /** A user changed in a way that has no event of its own. */
    record Updated(Header header, UserSnapshot current, UserSnapshot former, List<FieldChange> changes)
            implements Present {
        public Updated {
            changes = List.copyOf(changes);
        }
    }

    /** Roles were given to a user or taken, and nothing else was changed; together with more it is an update. */
    record RolesChanged(Header header, UserSnapshot current, UserSnapshot former, List<FieldChange> changes)
            implements Present {
        public RolesChanged {
            changes = List.copyOf(changes);
        }
    }

    /** A user was disabled, by whatever door, without having deactivated the account. */
    record Blocked(
            Header header,
            UserSnapshot current,
            UserSnapshot former,
            List<FieldChange> changes,
            @Nullable String reason,
            @Nullable Instant until)
            implements Present {
        public Blocked {
            changes = List.copyOf(changes);
        }
    }

    /** A blocked user was enabled again. */
    record Unblocked(Header header, UserSnapshot current, UserSnapshot former, List<FieldChange> changes)
            implements Present {
        public Unblocked {
            changes = List.copyOf(changes);
        }
    }

    /** A user is gone; {@link #former()} is its last state. */
    record Deleted(Header header, UserSnapshot former) implements MembershipEvent {
        @Override
        public @Nullable UserSnapshot current() {
            return null;
        }

        @Override
        public UserSnapshot user() {
            return former;
        }
    }

    /** A user's e-mail address was verified, and nothing else changed. */
    record Verified(Header header, UserSnapshot current, UserSnapshot former, List<FieldChange> changes)
            implements Present {
        public Verified {
            changes = List.copyOf(changes);
        }
    }

    /** A user's password was set, changed or removed, and nothing else changed. */
    record PasswordChanged(Header header, UserSnapshot current, UserSnapshot former, List<FieldChange> changes)
            implements Present {
        public PasswordChanged {
            changes = List.copyOf(changes);
        }
    }

    /** Somebody who was invited is a user like others now. */
    record InvitationAccepted(Header header, UserSnapshot current, UserSnapshot former, List<FieldChange> changes)
            implements Present {
        public InvitationAccepted {
            changes = List.copyOf(changes);
        }
    }

    /** A user has given up the own account; it is disabled, and not blocked. */
    record Deactivated(Header header, UserSnapshot current, UserSnapshot former, List<FieldChange> changes)
            implements Present {
        public Deactivated {
            changes = List.copyOf(changes);
        }
    }

    /** A user has signed in. Nothing changed; it is told only if somebody who heard {@link LoginSeen} wants it. */
    record LoggedIn(Header header, UserSnapshot current) implements Present {}
}
