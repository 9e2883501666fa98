package io.membership.api;

import jakarta.ws.rs.ForbiddenException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.cors.Cors;

/**
 * A request that anybody may make: which realm it is about and what it says. Who sent it is found out by {@link #call}, if
 * it matters; until then nothing of it may be trusted.
 */
public record Visit(KeycloakSession session, RealmModel realm, Arguments arguments) {

    /**
     * The same with a caller. 401 if it has none, 403 if a browser sent it from an origin that his client does not know, or
     * if all he has is a {@link UserToken}.
     */
    public Call call() {
        Call call = callOfOneself();
        call.caller().require(!call.caller().isOnlyHimself());
        return call;
    }

    /** The same with a caller, for what touches only his own user. */
    Call callOfOneself() {
        Caller caller = Caller.of(session, realm, arguments);
        allowOriginsOf(caller.client());
        return new Call(session, realm, caller, arguments);
    }

    /** Lets any page read the answer, without cookies. */
    void allowAnyOrigin() {
        Cors.builder().allowAllOrigins().add();
    }

    /** Lets pages of this client's origins read the answer. 403 for pages of others. */
    public void allowOriginsOf(ClientModel client) {
        try {
            Cors.builder().checkAllowedOrigins(session, client).auth().add();
        } catch (ForbiddenException foreignOrigin) {
            throw ApiException.forbidden("Forbidden", "Origin", "invalidOrigin");
        }
    }
}
