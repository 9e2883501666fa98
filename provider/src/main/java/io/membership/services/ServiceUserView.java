package io.membership.services;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A service user as administrators see it. Dates are ISO 8601 in UTC with milliseconds.
 *
 * @param id of its user, the service account
 * @param clientId of its client
 * @param permissions that it was given by name, as {@code permission} or {@code permission@resource}
 * @param policies that it was given beside
 * @param roles names of the realm roles mapped to it, its own left out
 * @param keys which keys open it
 * @param key the new key, in the answer to its creation and rotation only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ServiceUser", description = "A program that calls with a key")
public record ServiceUserView(
        String id,
        String clientId,
        String displayName,
        @Nullable String description,
        @Nullable String zone,
        boolean enabled,
        String createdOn,
        List<String> permissions,
        List<String> policies,
        List<String> roles,
        List<KeyView> keys,
        @Nullable String key) {

    /**
     * A key, without its secret.
     *
     * @param state {@code Current}, or {@code Previous} while a rotation overlaps
     * @param createdOn of the current one
     * @param expiresOn of the previous one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ServiceUserKey", description = "A key, without its secret")
    public record KeyView(
            String state,
            @Nullable String createdOn,
            @Nullable String expiresOn) {}

    ServiceUserView with(String shownOnce) {
        return new ServiceUserView(
                id,
                clientId,
                displayName,
                description,
                zone,
                enabled,
                createdOn,
                permissions,
                policies,
                roles,
                keys,
                shownOnce);
    }

    @Override
    public String toString() {
        return "ServiceUserView[" + clientId + ']'; // a record would print the key into logs
    }
}
