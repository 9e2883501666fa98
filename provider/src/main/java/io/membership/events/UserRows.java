package io.membership.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds of one user at one moment.
 *
 * @param columns of the user's own row by property name: those of {@link #COLUMNS}
 * @param attributes by row id
 * @param roles ids of the roles mapped directly, client roles included
 */
record UserRows(
        String id,
        String realmId,
        Map<String, @Nullable Object> columns,
        Map<String, Attribute> attributes,
        Set<String> roles,
        Set<String> requiredActions) {

    /** The columns that are a user's membership; a write to others (not-before, last modified) is none of ours. */
    static final Set<String> COLUMNS = Set.of(
            "username",
            "email",
            "emailVerified",
            "firstName",
            "lastName",
            "enabled",
            "createdTimestamp",
            "serviceAccountClientLink",
            "federationLink");

    /** One row of an attribute; several with one name are its values. */
    record Attribute(String name, @Nullable String value) {}

    /** @param roleNames names of those of {@link #roles()} that are to be told */
    UserSnapshot snapshot(Collection<String> roleNames) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Attribute attribute : attributes.values()) {
            if (attribute.value() != null) {
                values.computeIfAbsent(attribute.name(), name -> new ArrayList<>())
                        .add(attribute.value());
            }
        }
        return new UserSnapshot(
                id,
                Objects.requireNonNullElse(text("username"), ""),
                text("email"),
                is("emailVerified"),
                text("firstName"),
                text("lastName"),
                is("enabled"),
                text("serviceAccountClientLink") != null,
                columns.get("createdTimestamp") instanceof Long created ? Instant.ofEpochMilli(created) : null,
                values,
                List.copyOf(roleNames),
                List.copyOf(requiredActions));
    }

    /** Id of the storage provider that the user was imported from, null for a local one. */
    @Nullable String federationLink() {
        return text("federationLink");
    }

    private @Nullable String text(String column) {
        return columns.get(column) instanceof String text ? text : null;
    }

    private boolean is(String column) {
        return Boolean.TRUE.equals(columns.get(column));
    }
}
