package io.membership.acceptance;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** A real LDAP directory, in this JVM, that a realm reads its people from. */
final class LdapDirectory implements AutoCloseable {

    private static final String BASE = "dc=example,dc=com";
    private static final String ADMIN = "cn=admin," + BASE;

    private final InMemoryDirectoryServer server;

    private LdapDirectory(InMemoryDirectoryServer server) {
        this.server = server;
    }

    static LdapDirectory open() {
        try {
            return new LdapDirectory(started());
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException("No directory", e);
        }
    }

    private static InMemoryDirectoryServer started() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.addAdditionalBindCredentials(ADMIN, "secret");
        config.setListenerConfigs(
                new InMemoryListenerConfig("ldap", InetAddress.getLoopbackAddress(), 0, null, null, null));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.startListening();
        server.add("dn: " + BASE, "objectClass: domain", "dc: example");
        return server;
    }

    /** Adds a person whose password is {@link Realm#PASSWORD}. */
    void add(String uid, String name) throws LDAPException, LDIFException {
        server.add(
                "dn: " + dn(uid),
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: " + name,
                "sn: Directory",
                "mail: " + uid + "@example.com",
                "userPassword: " + Realm.PASSWORD);
    }

    /** Keycloak reads the first name from {@code cn} unless it is told otherwise. */
    void rename(String uid, String name) throws LDAPException {
        server.modify(dn(uid), new Modification(ModificationType.REPLACE, "cn", name));
    }

    void remove(String uid) throws LDAPException {
        server.delete(dn(uid));
    }

    private static String dn(String uid) {
        return "uid=" + uid + "," + BASE;
    }

    /** Lets a realm read from here; the id of Keycloak's component is returned. */
    String serve(Realm realm) {
        Map<String, List<String>> config = Map.ofEntries(
                Map.entry("enabled", List.of("true")),
                Map.entry("vendor", List.of("other")),
                Map.entry("editMode", List.of("WRITABLE")),
                Map.entry("importEnabled", List.of("true")),
                Map.entry("connectionUrl", List.of("ldap://127.0.0.1:" + server.getListenPort())),
                Map.entry("usersDn", List.of(BASE)),
                Map.entry("authType", List.of("simple")),
                Map.entry("bindDn", List.of(ADMIN)),
                Map.entry("bindCredential", List.of("secret")),
                Map.entry("usernameLDAPAttribute", List.of("uid")),
                Map.entry("rdnLDAPAttribute", List.of("uid")),
                Map.entry("uuidLDAPAttribute", List.of("entryUUID")),
                Map.entry("userObjectClasses", List.of("inetOrgPerson")),
                Map.entry("syncRegistrations", List.of("false")));
        return Realm.idOf(realm.admin()
                .post(
                        "/components",
                        Map.of(
                                "name",
                                "directory",
                                "providerId",
                                "ldap",
                                "providerType",
                                "org.keycloak.storage.UserStorageProvider",
                                "config",
                                config))
                .expect(201));
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
