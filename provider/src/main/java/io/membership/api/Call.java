package io.membership.api;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A request that is understood: which realm it is about, who sent it and what it says. Features take a call and return a
 * {@link Reply}.
 */
public record Call(KeycloakSession session, RealmModel realm, Caller caller, Arguments arguments) {}
