package io.membership.users;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Bodies of registrations without a password, for the description of the API; {@link Registration} reads them. */
interface RegisterOthersRequest {

    /** A guest. */
    @Schema(
            name = "RegisterGuestRequest",
            description = "Needs email; takes no password, roles, userName or autoLogin.")
    interface OfGuest extends UpdateUserRequest {}

    /** A user by phone. */
    @Schema(
            name = "RegisterPhoneRequest",
            description = "Needs phone; takes no password, roles, userName or autoLogin.")
    interface OfPhone extends UpdateUserRequest {}
}
