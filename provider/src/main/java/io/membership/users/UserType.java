package io.membership.users;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kind of a user: the account of a client is a service; a kind that was marked at registration (attribute
 * {@code membership.type}) holds; everybody else is authenticated. {@link FilterPredicate} says the same in SQL.
 */
enum UserType {
    SERVICE("Service"),
    GUEST("Guest"),
    PHONE("Phone"),
    SYSTEM("System"),
    AUTHENTICATED("Authenticated");

    /** Kinds that are marked on the user; an earlier one wins if somebody wrote several. */
    static final List<UserType> MARKED = List.of(GUEST, PHONE, SYSTEM);

    private final String text;

    UserType(String text) {
        this.text = text;
    }

    static UserType of(boolean serviceAccount, Collection<String> marks) {
        if (serviceAccount) {
            return SERVICE;
        }
        return MARKED.stream()
                .filter(type -> marks.contains(type.text))
                .findFirst()
                .orElse(AUTHENTICATED);
    }

    /** The type of this name in any case, null if there is none. */
    static @Nullable UserType named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.text.equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** The name on the wire, and the mark. */
    @Override
    public String toString() {
        return text;
    }
}
