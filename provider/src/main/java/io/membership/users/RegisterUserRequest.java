package io.membership.users;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a registration, for the description of the API; {@link Registration} reads it. */
@Schema(name = "RegisterUserRequest", description = "Needs email or userName, and a password.")
interface RegisterUserRequest extends UpdateUserRequest {

    @Schema(description = "User name; the e-mail address if absent")
    String getUserName();

    @Schema(description = "Checked by the realm's password policy. Required unless hasCredentials is false")
    String getPassword();

    @Schema(description = "Whether to sign the user in at once", defaultValue = "true")
    boolean isAutoLogin();

    @Schema(description = "false for a user who signs in by other means than a password", defaultValue = "true")
    boolean isHasCredentials();

    @Override
    @Schema(
            description =
                    "Within the setting allowedRegisterRoles; the role of the setting userRegistersAsRole if absent")
    List<String> getRoles();
}
