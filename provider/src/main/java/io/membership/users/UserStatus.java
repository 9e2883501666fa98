package io.membership.users;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State of a user, read off what Keycloak stores; nothing of it is stored itself, so that it is right for users made or
 * changed in the console too. The rule is this table: the first status whose signs all show. {@link UserFacts} reads the
 * signs of one user, {@link FilterPredicate} the same signs in SQL.
 */
enum UserStatus {
    DEACTIVATED("Deactivated", Sign.DISABLED, Sign.DEACTIVATION),
    BLOCKED("Blocked", Sign.DISABLED),
    INVITED("Invited", Sign.INVITATION),
    PENDING_VALIDATION("PendingValidation", Sign.UNVERIFIED),
    REGISTERED("Registered", Sign.OPEN_ACTION),
    ACTIVE("Active");

    /** What can be seen of a user. */
    enum Sign {
        /** Not enabled. */
        DISABLED,
        /** Attribute {@code membership.deactivatedOn} is there. */
        DEACTIVATION,
        /** Attribute {@code membership.invitedOn} is there. */
        INVITATION,
        /** Asked to verify the e-mail, or has an unverified one in a realm that verifies. */
        UNVERIFIED,
        /** Any required action is open. */
        OPEN_ACTION
    }

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<Sign> signs;

    UserStatus(String text, Sign... signs) {
        this.text = text;
        this.signs = Set.of(signs);
    }

    static UserStatus of(Set<Sign> shown) {
        return Arrays.stream(values())
                .filter(status -> shown.containsAll(status.signs))
                .findFirst()
                .orElse(ACTIVE);
    }

    /** The status of this name in any case, null if there is none. */
    static @Nullable UserStatus named(String name) {
        return Arrays.stream(values())
                .filter(status -> status.text.equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** Those that go before this one if their signs show. */
    List<UserStatus> earlier() {
        return Arrays.stream(values()).takeWhile(status -> status != this).toList();
    }

    Set<Sign> signs() {
        return signs;
    }

    /** The name on the wire. */
    @Override
    public String toString() {
        return text;
    }
}
