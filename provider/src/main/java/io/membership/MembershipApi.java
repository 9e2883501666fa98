package io.membership;

import io.membership.access.AuthResource;
import io.membership.accounts.AccountPagesResource;
import io.membership.accounts.DeactivationResource;
import io.membership.accounts.InvitationResource;
import io.membership.accounts.InvitationsResource;
import io.membership.accounts.InviteResource;
import io.membership.accounts.PasswordResource;
import io.membership.accounts.PhoneResource;
import io.membership.accounts.ReactivationResource;
import io.membership.accounts.VerificationResource;
import io.membership.api.Dialect;
import io.membership.api.Exchange;
import io.membership.devices.NotificationsResource;
import io.membership.permissions.PermissionsResource;
import io.membership.roles.PoliciesResource;
import io.membership.roles.RolesResource;
import io.membership.services.ServiceUsersResource;
import io.membership.settings.SettingsResource;
import io.membership.triggers.SmsGatewayResource;
import io.membership.triggers.TriggersResource;
import io.membership.users.MembersResource;
import io.membership.users.SetupResource;
import io.membership.users.UsersResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Contents page of the API. It stands below {@code /realms/{realm}/membership} and, for unmodified CodeMash clients, at
 * the root of the server ({@link ProjectRoutes}).
 */
public final class MembershipApi {

    private final Exchange exchange;

    MembershipApi(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Register, list, get, update, delete, block. */
    @Path("users")
    public UsersResource users() {
        return new UsersResource(exchange);
    }

    /** Ask people to come. */
    @Path("users/invite")
    public InviteResource invite() {
        return new InviteResource(exchange);
    }

    /** What an invited person does. */
    @Path("users/invitation")
    public InvitationResource invitation() {
        return new InvitationResource(exchange);
    }

    /** Who was asked to come. */
    @Path("users/invitations")
    public InvitationsResource invitations() {
        return new InvitationsResource(exchange);
    }

    /** E-mail addresses that are the user's. */
    @Path("users/verify")
    public VerificationResource verification() {
        return new VerificationResource(exchange);
    }

    /** Passwords, known and forgotten. */
    @Path("users/password")
    public PasswordResource password() {
        return new PasswordResource(exchange);
    }

    /** Phone numbers that are the user's, and sign-in by them. */
    @Path("users/phone")
    public PhoneResource phone() {
        return new PhoneResource(exchange);
    }

    /** Leave. */
    @Path("users/deactivate")
    public DeactivationResource deactivation() {
        return new DeactivationResource(exchange);
    }

    /** Come back. */
    @Path("users/{id}/reactivate")
    public ReactivationResource reactivation(@PathParam("id") String id) {
        return new ReactivationResource(exchange.with("id", id));
    }

    /** Where the links of mails lead. */
    @Path("account")
    public AccountPagesResource account() {
        return new AccountPagesResource(exchange.pages());
    }

    /** Sign in, sign out, who is signed in. */
    @Path("auth")
    public AuthResource auth() {
        return new AuthResource(exchange);
    }

    /** Roles, and the policies that they carry. */
    @Path("roles")
    public RolesResource roles() {
        return new RolesResource(exchange);
    }

    /** The users of one role. */
    @Path("roles/{role}/users")
    public MembersResource members(@PathParam("role") String role) {
        return new MembersResource(exchange.with("role", role));
    }

    /** Reusable sets of permissions. */
    @Path("policies")
    public PoliciesResource policies() {
        return new PoliciesResource(exchange);
    }

    /** Which permissions there are, and who has them. */
    @Path("permissions")
    public PermissionsResource permissions() {
        return new PermissionsResource(exchange);
    }

    /** Programs that call with a key. */
    @Path("service-users")
    public ServiceUsersResource serviceUsers() {
        return new ServiceUsersResource(exchange);
    }

    /** What the realm decides about membership. */
    @Path("settings")
    public SettingsResource settings() {
        return new SettingsResource(exchange);
    }

    /** What the realm's own text messages leave through. */
    @Path("settings/sms")
    public SmsGatewayResource smsGateway() {
        return new SmsGatewayResource(exchange);
    }

    /** What the realm wants to be told of. */
    @Path("triggers")
    public TriggersResource triggers() {
        return new TriggersResource(exchange);
    }

    /** Devices of users, for push. */
    @Path("notifications/push")
    public NotificationsResource push() {
        return new NotificationsResource(exchange);
    }

    /** Prepares an existing realm. */
    @Path("setup")
    public SetupResource setup() {
        return new SetupResource(exchange);
    }

    /** The description of this API, for anybody. */
    @GET
    @Path("openapi")
    @Operation(operationId = "getOpenApi", summary = "This description, as YAML")
    public Response openapi() {
        InputStream description = MembershipApi.class.getResourceAsStream("/membership-openapi.yaml");
        return Response.ok(description, "application/yaml").build();
    }

    /** The same with the bodies of that version, for clients that choose it on the native path. */
    @Path("{version: v[12]}")
    @Operation(hidden = true)
    public MembershipApi version(@PathParam("version") String version) {
        return new MembershipApi(exchange.in(Dialect.of(version)));
    }

    /** A base URL of {@code …/realms/{realm}/membership} works for CodeMash clients too: they append this segment. */
    @Path("membership")
    @Operation(hidden = true)
    public MembershipApi again() {
        return this;
    }
}
