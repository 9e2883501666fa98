package io.membership.accounts;

import io.membership.api.AdminLog;
import io.membership.api.Call;
import io.membership.api.Visit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Writes what happens to accounts into Keycloak's own events, so that the console's event pages are the audit log. */
final class Trail {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final @Nullable Call call;

    Trail(Call call) {
        this.session = call.session();
        this.realm = call.realm();
        this.call = call;
    }

    Trail(Visit visit) {
        this.session = visit.session();
        this.realm = visit.realm();
        this.call = null;
    }

    void verified(UserModel user) {
        own(EventType.VERIFY_EMAIL, user).detail(Details.EMAIL, user.getEmail()).success();
    }

    void phoneVerified(UserModel user) {
        own(EventType.UPDATE_PROFILE, user)
                .detail("phoneNumberVerified", "true")
                .success();
    }

    void accepted(UserModel user, String invitationId) {
        own(EventType.VERIFY_EMAIL, user)
                .detail(Details.EMAIL, user.getEmail())
                .detail("invitation", invitationId)
                .success();
    }

    void passwordChanged(UserModel user) {
        credential(user).success();
    }

    void passwordReset(UserModel user) {
        own(EventType.RESET_PASSWORD, user).success();
    }

    void deactivated(UserModel user) {
        own(EventType.UPDATE_PROFILE, user).detail("enabled", "false").success();
    }

    private EventBuilder credential(UserModel user) {
        return own(EventType.UPDATE_CREDENTIAL, user).detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE);
    }

    private EventBuilder own(EventType type, UserModel user) {
        ClientModel client = call == null ? null : call.caller().client();
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(type)
                .user(user)
                .detail(Details.CONTEXT, "membership");
        return client == null ? event : event.client(client);
    }

    void passwordSet(UserModel user) {
        administrator(OperationType.ACTION, null, "users", user.getId(), "reset-password");
    }

    void restored(UserModel user) {
        administrator(OperationType.UPDATE, Map.of("enabled", true), "users", user.getId());
    }

    private void administrator(OperationType operation, @Nullable Object what, String... path) {
        if (call != null) {
            new AdminLog(call).write(operation, ResourceType.USER, what, path);
        }
    }
}
