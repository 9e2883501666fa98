package io.membership.services;

import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.api.ClientSecrets;
import io.membership.api.Slice.Place;
import io.membership.roles.OwnRole;
import io.membership.services.ServiceUserView.KeyView;
import io.membership.users.User;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.AdminClientRegisterContext;
import org.keycloak.services.clientpolicy.context.AdminClientRegisteredContext;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.services.managers.RealmManager;

/** How a service user lies in Keycloak: its client, marked as ours, and the service account of that. */
record ServiceUser(ClientModel client, UserModel account) {

    /** Client attribute: name of the role that is its own, which stays when the client is renamed. */
    private static final String ROLE = "membership.role";

    private static final String DISPLAY_NAME = "displayName";
    private static final String ZONE = "zone";
    private static final int LONGEST_NAME = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Those of the realm. */
    static Stream<ServiceUser> all(KeycloakSession session, RealmModel realm) {
        return realm.getClientsStream()
                .filter(ClientSecrets::areOfServiceUser)
                .flatMap(client -> Stream.ofNullable(session.users().getServiceAccount(client))
                        .map(account -> new ServiceUser(client, account)));
    }

    /** The one whose service account has this id. */
    static Optional<ServiceUser> find(KeycloakSession session, RealmModel realm, String id) {
        UserModel account = session.users().getUserById(realm, id);
        String link = account == null ? null : account.getServiceAccountClientLink();
        ClientModel client = link == null ? null : realm.getClientById(link);
        return account == null || client == null || !ClientSecrets.areOfServiceUser(client)
                ? Optional.empty()
                : Optional.of(new ServiceUser(client, account));
    }

    /**
     * Creates one as the console creates a client, so that the realm's client policies have their say: 409 {@code
     * ClientPolicy}. Its client does nothing but call for itself.
     */
    static ServiceUser create(Call call, String displayName) {
        KeycloakSession session = call.session();
        String name = newName(displayName);
        ClientRepresentation wanted = new ClientRepresentation();
        wanted.setClientId(name);
        wanted.setName(displayName);
        wanted.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        wanted.setEnabled(true);
        wanted.setClientAuthenticatorType(KeycloakModelUtils.getDefaultClientAuthenticatorType());
        wanted.setPublicClient(false);
        wanted.setBearerOnly(false);
        wanted.setConsentRequired(false);
        wanted.setServiceAccountsEnabled(true);
        wanted.setStandardFlowEnabled(false);
        wanted.setImplicitFlowEnabled(false);
        wanted.setDirectAccessGrantsEnabled(false);
        wanted.setRedirectUris(new ArrayList<>());
        wanted.setWebOrigins(new ArrayList<>());
        // No token of anybody else comes through this client: whatever roles its account has are its own.
        wanted.setFullScopeAllowed(true);
        wanted.setAttributes(new HashMap<>(Map.of(ClientSecrets.TYPE, ClientSecrets.SERVICE, ROLE, name)));
        ClientModel caller = session.getContext().getClient();
        try {
            session.clientPolicy()
                    .triggerOnEvent(
                            new AdminClientRegisterContext(wanted, call.caller().auth()));
            ClientModel client = ClientManager.createClient(session, call.realm(), wanted);
            new ClientManager(new RealmManager(session)).enableServiceAccount(client);
            session.getContext().setClient(client);
            session.clientPolicy()
                    .triggerOnEvent(new AdminClientRegisteredContext(
                            client, call.caller().auth()));
            return new ServiceUser(client, session.users().getServiceAccount(client));
        } catch (ClientPolicyException refused) {
            throw ApiException.conflict(
                    "ClientPolicy", null, "clientPolicy", refused.getError() + ": " + refused.getErrorDetail());
        } finally {
            session.getContext().setClient(caller);
        }
    }

    /** What people recognise in lists and logs, and what makes it unique. */
    private static String newName(String displayName) {
        String plain = Normalizer.normalize(displayName, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        String readable =
                plain.substring(0, Math.min(plain.length(), LONGEST_NAME)).replaceAll("^-|-$", "");
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        return "service-" + readable + (readable.isEmpty() ? "" : "-")
                + HexFormat.of().formatHex(random);
    }

    OwnRole ownRole(Call call) {
        return new OwnRole(call, role());
    }

    /** Name of the role that is its own. */
    String role() {
        String role = client.getAttribute(ROLE);
        return role == null ? client.getClientId() : role;
    }

    /** Writes the members that are given; an empty text clears. */
    void describe(@Nullable String displayName, @Nullable String description, @Nullable String zone) {
        if (displayName != null) {
            client.setName(displayName);
            account.setSingleAttribute(DISPLAY_NAME, displayName);
        }
        if (description != null) {
            client.setDescription(description.isBlank() ? null : description);
        }
        if (zone != null && zone.isBlank()) {
            account.removeAttribute(ZONE);
        } else if (zone != null) {
            account.setSingleAttribute(ZONE, zone);
        }
    }

    /** Removes client and account as the console does, with all that hangs on them. */
    void remove(KeycloakSession session, RealmModel realm) {
        // Keycloak's cache would look for the one that was read before the role went, and not find it when it is gone.
        ClientModel present = realm.getClientById(client.getId());
        new ClientManager(new RealmManager(session)).removeClient(realm, present);
    }

    Place place() {
        return new Place(created(), account.getId());
    }

    private long created() {
        return Objects.requireNonNullElse(account.getCreatedTimestamp(), 0L);
    }

    ServiceUserView view(Call call) {
        OwnRole own = ownRole(call);
        ClientSecrets secrets = new ClientSecrets(call.session(), client);
        List<KeyView> keys = new ArrayList<>();
        keys.add(new KeyView("Current", User.date(secrets.createdOn()), null));
        secrets.formerUntil().ifPresent(until -> keys.add(new KeyView("Previous", null, User.date(until))));
        return new ServiceUserView(
                account.getId(),
                client.getClientId(),
                client.getName() == null ? client.getClientId() : client.getName(),
                client.getDescription(),
                account.getFirstAttribute(ZONE),
                client.isEnabled() && account.isEnabled(),
                User.date(Instant.ofEpochMilli(created())),
                own.permissions(),
                own.policies(),
                roles(call.realm()),
                keys,
                null);
    }

    private List<String> roles(RealmModel realm) {
        return account.getRealmRoleMappingsStream()
                .filter(role -> !role.equals(realm.getDefaultRole()))
                .map(RoleModel::getName)
                .filter(name -> !name.equals(role()))
                .sorted()
                .toList();
    }
}
