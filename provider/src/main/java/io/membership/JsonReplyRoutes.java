package io.membership;

import io.membership.access.AuthResource;
import io.membership.api.Dialect;
import io.membership.users.ProfileResource;
import io.membership.users.UserResource;
import io.membership.users.UsersResource;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * ServiceStack's second address of every request, {@code /json/reply/{RequestName}}, whatever the verb (reference chapter
 * 1.2). A table of names over the ordinary resources; the bodies are those of the newest version.
 */
@Path("json/reply")
public final class JsonReplyRoutes {

    private static final Map<String, BiFunction<MembershipApi, InputStream, Response>> REQUESTS = table();

    private static Map<String, BiFunction<MembershipApi, InputStream, Response>> table() {
        Map<String, BiFunction<MembershipApi, InputStream, Response>> requests =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        requests.put("RegisterUserRequest", users(UsersResource::register));
        requests.put("RegisterGuestUserRequest", users(UsersResource::registerGuest));
        requests.put("RegisterPhoneUserRequest", users(UsersResource::registerPhone));
        requests.put("GetUsersRequest", users(UsersResource::list));
        requests.put("GetUserRequest", one(UserResource::get));
        requests.put("UpdateUserRequest", users(UsersResource::update));
        requests.put("DeleteUserRequest", one(UserResource::delete));
        requests.put("BlockUserRequest", one(UserResource::block));
        requests.put("UnblockUserRequest", one(UserResource::unblock));
        requests.put("GetProfileRequest", own(ProfileResource::get));
        requests.put("UpdateProfileRequest", own(ProfileResource::update));
        requests.put("InviteUserRequest", (api, body) -> api.invite().invite(body));
        requests.put(
                "ValidateInvitationTokenRequest",
                (api, body) -> api.invitation().check(body));
        requests.put(
                "VerifyUserInvitationRequest", (api, body) -> api.invitation().verify(body));
        requests.put("VerifyUserRequest", (api, body) -> api.verification().verify(body));
        requests.put(
                "ResendUserVerificationRequest",
                (api, body) -> api.verification().resend(body));
        requests.put("UpdatePasswordRequest", (api, body) -> api.password().change(body));
        requests.put("CreatePasswordResetRequest", (api, body) -> api.password().forgotten(body));
        requests.put(
                "ValidatePasswordTokenRequest", (api, body) -> api.password().check(body));
        requests.put("ResetPasswordRequest", (api, body) -> api.password().reset(body));
        requests.put(
                "CreateUserDeactivationRequest",
                (api, body) -> api.deactivation().request(body));
        requests.put(
                "ValidateUserDeactivationTokenRequest",
                (api, body) -> api.deactivation().check(body));
        requests.put("DeactivateUserRequest", (api, body) -> api.deactivation().confirm(body));
        requests.put("Authenticate", auth(AuthResource::authenticate));
        requests.put("AuthCheckRequest", auth(AuthResource::check));
        requests.put("CredentialsAuthenticationRequest", auth(AuthResource::credentials));
        requests.put("AppleAuthenticationRequest", auth((auth, body) -> auth.provider("apple", body)));
        return requests;
    }

    private static BiFunction<MembershipApi, InputStream, Response> users(
            BiFunction<UsersResource, InputStream, Response> operation) {
        return (api, body) -> operation.apply(api.users(), body);
    }

    private static BiFunction<MembershipApi, InputStream, Response> auth(
            BiFunction<AuthResource, InputStream, Response> operation) {
        return (api, body) -> operation.apply(api.auth(), body);
    }

    private static BiFunction<MembershipApi, InputStream, Response> one(
            BiFunction<UserResource, InputStream, Response> operation) {
        return users((users, body) -> operation.apply(users.named(), body));
    }

    private static BiFunction<MembershipApi, InputStream, Response> own(
            BiFunction<ProfileResource, InputStream, Response> operation) {
        return users((users, body) -> operation.apply(users.profile(), body));
    }

    /** A locator, since what the server cannot route at the top it answers itself, in its own shape. */
    @Path("")
    public Requests requests() {
        return new Requests();
    }

    /** The names, for any verb. */
    public static final class Requests {

        private Requests() {}

        @GET
        @Path("{request}")
        public Response get(@PathParam("request") String request, InputStream body) {
            BiFunction<MembershipApi, InputStream, Response> operation = REQUESTS.get(request);
            if (operation == null) {
                throw new NotFoundException();
            }
            return operation.apply(ProjectRoutes.api(Dialect.V2), body);
        }

        @POST
        @Path("{request}")
        public Response post(@PathParam("request") String request, InputStream body) {
            return get(request, body);
        }

        @PUT
        @Path("{request}")
        public Response put(@PathParam("request") String request, InputStream body) {
            return get(request, body);
        }

        @PATCH
        @Path("{request}")
        public Response patch(@PathParam("request") String request, InputStream body) {
            return get(request, body);
        }

        @DELETE
        @Path("{request}")
        public Response delete(@PathParam("request") String request, InputStream body) {
            return get(request, body);
        }
    }
}
