package io.membership.events;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Through which door a change came, as far as the request tells. It is a best effort, never a guess: what is not plain
 * from the address of the request is {@link #UNKNOWN}.
 */
public enum Cause {
    /** A program called our API or Keycloak's Admin REST API. */
    API,
    /** The user did it to the own account: profile route, account console, registration form, required action. */
    SELF,
    /** Keycloak's administration console. */
    ADMIN_CONSOLE,
    /** Keycloak itself, while somebody logged in. */
    LOGIN,
    /** A login through another identity provider. */
    IDENTITY_PROVIDER,
    /** Read from an LDAP directory: synchronisation, or the first or a later look-up of its user. */
    LDAP,
    /** Keycloak's SCIM API. */
    SCIM,
    /** A step of a Keycloak workflow. */
    WORKFLOW,
    /** Partial import into an existing realm. A whole imported realm gives no events. */
    IMPORT,
    UNKNOWN;

    private static final Set<String> OURS = Set.of("membership", "auth", "json");
    private static final Set<String> BROKERED = Set.of("first-broker-login", "post-broker-login");

    /**
     * The door at an address.
     *
     * @param path of the request below the server's root, with or without leading slash; null where there is no request
     * @param clientId that the caller used, if any: it tells the console from other callers of the Admin REST API
     */
    static Cause at(@Nullable String path, @Nullable String clientId) {
        List<String> segments =
                path == null ? List.of() : List.of((path.startsWith("/") ? path.substring(1) : path).split("/"));
        return switch (segment(segments, 0)) {
            case "" -> UNKNOWN;
            case "admin" -> atAdmin(segments, clientId);
            case "realms" -> atRealm(segment(segments, 2), segment(segments, 3));
            default -> OURS.contains(unversioned(segments)) ? API : UNKNOWN;
        };
    }

    private static Cause atAdmin(List<String> segments, @Nullable String clientId) {
        return switch (segment(segments, 3)) {
            case "partialImport" -> IMPORT;
            // Synchronisation and unlinking of a directory.
            case "user-storage" -> LDAP;
            default -> "security-admin-console".equals(clientId) ? ADMIN_CONSOLE : API;
        };
    }

    private static Cause atRealm(String extension, String page) {
        return switch (extension) {
            case "membership", "clients-registrations" -> API;
            case "account" -> SELF;
            case "scim" -> SCIM;
            case "broker" -> IDENTITY_PROVIDER;
            case "protocol" -> LOGIN;
            case "login-actions" ->
                page.equals("authenticate") ? LOGIN : BROKERED.contains(page) ? IDENTITY_PROVIDER : SELF;
            default -> UNKNOWN;
        };
    }

    /** The first segment that is no version, of {@code v2/membership/users} as of {@code membership/users}. */
    private static String unversioned(List<String> segments) {
        return segment(segments, segment(segments, 0).matches("v\\d+") ? 1 : 0);
    }

    private static String segment(List<String> segments, int index) {
        return index < segments.size() ? segments.get(index) : "";
    }
}
