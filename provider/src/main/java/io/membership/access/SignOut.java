package io.membership.access;

import io.membership.api.Call;
import io.membership.api.Dialect;
import io.membership.api.Reply;
import java.util.Map;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Ends the caller's session, and with it all its tokens, as a logout at Keycloak does. A key has none to end. */
final class SignOut {

    private final Call call;
    private final KeycloakSession session;

    SignOut(Call call) {
        this.call = call;
        this.session = call.session();
    }

    Reply end() {
        String id = call.caller().sessionId();
        UserSessionModel userSession = id == null || !call.caller().isOf(call.realm())
                ? null
                : session.sessions().getUserSession(call.realm(), id);
        if (userSession != null) {
            AuthenticationManager.backchannelLogout(session, userSession, true);
            new EventBuilder(call.realm(), session, session.getContext().getConnection())
                    .event(EventType.LOGOUT)
                    .client(call.caller().client())
                    .user(call.caller().user())
                    .session(userSession)
                    .success();
        }
        return new SignedOut();
    }

    /** {@code {"responseStatus":{}}} in both dialects, as ServiceStack answers. */
    private record SignedOut() implements Reply {

        @Override
        public Object body(Dialect dialect) {
            return Map.of("responseStatus", Map.of());
        }

        @Override
        public boolean endsSession() {
            return true;
        }
    }
}
