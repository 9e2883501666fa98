package io.membership.triggers.delivery;

import java.util.Arrays;
import java.util.Optional;

/** Whether calls may go by http, unencrypted: what the operator of the server says, and whether the realm has a say. */
public enum PlainHttp {
    NEVER("false"),
    WHERE_THE_REALM_ALLOWS("realm"),
    ALWAYS("true");

    private final String option;

    PlainHttp(String option) {
        this.option = option;
    }

    /** By the value of the server's option. */
    public static Optional<PlainHttp> named(String option) {
        return Arrays.stream(values())
                .filter(each -> each.option.equals(option))
                .findFirst();
    }

    boolean isAllowed(boolean byRealm) {
        return this == ALWAYS || (this == WHERE_THE_REALM_ALLOWS && byRealm);
    }
}
