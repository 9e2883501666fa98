package io.membership.api;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A request of somebody who has not said who he is. A feature that takes one proves for itself what the arguments claim:
 * a password, or a token that came by mail.
 */
public record Visit(KeycloakSession session, RealmModel realm, Arguments arguments) {}
