package io.membership.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A realm of the server, and the ways into it. */
public record Realm(String name, String id) {

    /** The password of everybody whom {@link #createUser} creates. */
    public static final String PASSWORD = "correct horse battery";

    private static final String APP = "membership-app";

    /** The native address of our API, {@code /realms/{name}/membership}, called by nobody known. */
    public Api membership() {
        return Keycloak.anonymously().under("/realms/" + name + "/membership");
    }

    /** The native address of our API, called with the API key of {@code membership-admin}. */
    public Api membershipAdmin() {
        return membership().as(apiKey());
    }

    /** The API key of {@code membership-admin}, as the realm file sets it. */
    public String apiKey() {
        return new ServiceAccount(this, "membership-admin", "demo-secret", "").apiKey();
    }

    /** Keycloak's Admin REST API for this realm, called by the administrator of the server. */
    public Api admin() {
        return Keycloak.admin().under("/admin/realms/" + name);
    }

    /** Keycloak's own endpoints, {@code /realms/{name}/protocol/openid-connect}, called by nobody known. */
    public Api openid() {
        return Keycloak.anonymously().under("/realms/" + name + "/protocol/openid-connect");
    }

    /** What the probe shows of this realm. */
    public Probe probe() {
        return new Probe(Keycloak.anonymously().under("/realms/" + name + "/membership-probe"));
    }

    /** Creates an enabled user with {@link #PASSWORD}, through Keycloak itself; the id is returned. */
    public String createUser(String email) {
        return createUser(email, Map.of());
    }

    /**
     * Creates an enabled user with {@link #PASSWORD}, through Keycloak itself; the id is returned.
     *
     * @param more further members of Keycloak's user representation
     */
    public String createUser(String email, Map<String, Object> more) {
        Map<String, Object> user = new LinkedHashMap<>(Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "firstName",
                "Jane",
                "lastName",
                "Doe",
                "enabled",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
        user.putAll(more);
        return idOf(admin().post("/users", user).expect(201));
    }

    /** Adds new users, all in one go and through Keycloak itself; each is enabled unless his members say otherwise. */
    public void importUsers(Stream<Map<String, Object>> users) {
        List<Map<String, Object>> enabled = users.map(members -> {
                    Map<String, Object> user = new LinkedHashMap<>(Map.of("enabled", true));
                    user.putAll(members);
                    return user;
                })
                .toList();
        admin().post("/partialImport", Map.of("ifResourceExists", "FAIL", "users", enabled))
                .expect(200);
    }

    /** A token of a user whom {@link #createUser} created. */
    public String userToken(String username) {
        return login(username, PASSWORD).access();
    }

    /** The tokens of a user, through the public client of the demo. */
    public Tokens login(String username, String password) {
        return login(APP, Map.of("username", username, "password", password, "scope", "openid"));
    }

    /** The same with this {@code scope}, for example {@code offline_access}. */
    public Tokens login(String username, String password, String scope) {
        return login(APP, Map.of("username", username, "password", password, "scope", scope));
    }

    /** What the token endpoint answers, be it a refusal. */
    public Reply tryLogin(String username, String password) {
        return password(APP, Map.of("username", username, "password", password));
    }

    Tokens login(String client, Map<String, String> values) {
        return Tokens.of(password(client, values));
    }

    private Reply password(String client, Map<String, String> values) {
        Map<String, String> form = new LinkedHashMap<>(values);
        form.put("grant_type", "password");
        form.put("client_id", client);
        return openid().form("/token", form);
    }

    /** Asks for new tokens; the reply says whether the refresh token is still good. */
    public Reply refresh(Tokens tokens) {
        return openid().form(
                        "/token",
                        Map.of("grant_type", "refresh_token", "client_id", APP, "refresh_token", tokens.refresh()));
    }

    /** Creates a confidential client whose service account has these roles of {@code realm-management}. */
    public ServiceAccount serviceAccount(String clientId, String... roles) {
        return ServiceAccount.create(this, clientId, List.of(roles));
    }

    /** Sends these members of a client to Keycloak, which leaves the others as they are. */
    public void changeClient(String clientId, Map<String, Object> members) {
        Map<String, Object> client = new LinkedHashMap<>(members);
        client.put("clientId", clientId);
        admin().put("/clients/" + uuidOfClient(clientId), client).expect(204);
    }

    /** Keycloak's own id of a client. */
    public String uuidOfClient(String clientId) {
        return admin().get("/clients" + Api.query("clientId", clientId))
                .expect(200)
                .text("/0/id");
    }

    /** Sends these members of a user to Keycloak as the console does, which leaves the others as they are. */
    public void changeInConsole(String userId, Map<String, Object> members) {
        Map<String, Object> user = admin().get("/users/" + userId).expect(200).members();
        user.putAll(members);
        admin().put("/users/" + userId, user).expect(204);
    }

    /** Gives a user roles of {@code realm-management}, which makes him an administrator of this realm. */
    public void grantManagement(String userId, String... roles) {
        grant(userId, "realm-management", roles);
    }

    /** Gives a user roles of a client. */
    public void grant(String userId, String clientId, String... roles) {
        String client = uuidOfClient(clientId);
        List<Object> mapped = List.of(roles).stream()
                .<Object>map(role -> admin().get("/clients/" + client + "/roles/" + role)
                        .expect(200)
                        .json())
                .toList();
        admin().post("/users/" + userId + "/role-mappings/clients/" + client, mapped)
                .expect(204);
    }

    /** Adds the three users of the probe's directory; their password is {@code directory-secret}. */
    public void federate() {
        admin().post(
                        "/components",
                        Map.of(
                                "name", "directory",
                                "providerId", "membership-probe-users",
                                "providerType", "org.keycloak.storage.UserStorageProvider",
                                "config", Map.of("enabled", List.of("true"), "priority", List.of("0"))))
                .expect(201);
    }

    /** Changes one of our settings of this realm. */
    public void set(String setting, Object value) {
        Keycloak.admin()
                .under("/realms/" + name + "/membership")
                .patch("/settings", Map.of(setting, value))
                .expect(200);
    }

    /** Deletes the realm with everything in it. */
    public void remove() {
        admin().delete("").expect(204);
    }

    static String idOf(Reply created) {
        String location = created.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
