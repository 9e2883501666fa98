package io.membership.settings;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** The settings of a realm were stored, in this transaction, whoever did it. */
public record SettingsChanged(KeycloakSession session, RealmModel realm, Settings settings) implements ProviderEvent {}
