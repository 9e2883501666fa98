package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Why an action is taken.
 *
 * @param session whose context's realm is this one
 * @param event in full, as {@link Payload#full} made it
 * @param fields of the user that may leave the house; empty for all
 * @param part which one, of several deliveries that it makes
 */
record Occasion(KeycloakSession session, RealmModel realm, JsonNode event, Set<String> fields, int part) {}
