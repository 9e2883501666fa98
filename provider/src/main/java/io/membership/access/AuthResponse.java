package io.membership.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.membership.roles.Role;
import io.membership.roles.RoleTree;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Who is signed in, as CodeMash clients read it (reference chapter 3.4). Members without a value are absent, and
 * {@code bearerToken} is the token of the new session or the credentials that the caller has sent.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Who is signed in")
record AuthResponse(
        String userId,
        String userAuthId,
        String userName,
        @Nullable String displayName,
        @Nullable String fullName,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String culture,
        @Nullable String timeZone,
        @Nullable String sessionId,
        @Nullable String bearerToken,
        List<Role> roles,
        List<String> permissions) {

    /** @param bearerToken null for a caller whose cookie spoke for him: no script shall get at its session */
    static AuthResponse of(RealmModel realm, UserModel user, @Nullable String sessionId, @Nullable String bearerToken) {
        List<String> roles = user.getRealmRoleMappingsStream()
                .filter(role -> !role.equals(realm.getDefaultRole()))
                .map(RoleModel::getName)
                .sorted()
                .toList();
        return new AuthResponse(
                user.getId(),
                user.getId(),
                user.getUsername(),
                user.getFirstAttribute("displayName"),
                fullName(user),
                user.getFirstName(),
                user.getLastName(),
                user.getEmail(),
                user.getFirstAttribute("phoneNumber"),
                user.getFirstAttribute(UserModel.LOCALE),
                user.getFirstAttribute("zoneinfo"),
                sessionId,
                bearerToken,
                new RoleTree(realm, false).of(roles, null),
                List.of());
    }

    private static @Nullable String fullName(UserModel user) {
        String first = user.getFirstName() == null ? "" : user.getFirstName();
        String last = user.getLastName() == null ? "" : user.getLastName();
        String full = (first + " " + last).trim();
        return full.isEmpty() ? null : full;
    }

    @Override
    public String toString() {
        return "AuthResponse[" + userId + ']'; // a record would print the token into logs
    }
}
