package io.membership.users;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of an update, for the description of the API; {@link UserPatch} reads it. */
@Schema(
        name = "UpdateUserRequest",
        description = "Only what is given changes; null is not given, an empty list clears.")
interface UpdateUserRequest extends UpdateProfileRequest {

    @Schema(description = "Replaces the set of roles. Only roles that the caller may map")
    List<String> getRoles();

    @Schema(description = "The same as a tree [{role, policies}]; read where roles is absent, policies must be empty")
    List<Object> getRolesTree();

    @Schema(description = "Zone or tenant of the user")
    String getZone();

    @Schema(description = "Tags of the user")
    List<String> getTags();
}
