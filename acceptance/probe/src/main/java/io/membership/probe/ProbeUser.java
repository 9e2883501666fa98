package io.membership.probe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.UserCredentialManager;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.AbstractUserAdapter;

/** A federated user as a directory would give it: readable, never writable. */
final class ProbeUser extends AbstractUserAdapter.Streams {

    /** What the directory knows of a person. */
    record Entry(String username, String firstName, String lastName) {

        String email() {
            return username + "@directory.example";
        }

        boolean contains(String text) {
            String words = String.join("\n", username, email(), firstName, lastName);
            return words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        }
    }

    private final Entry entry;

    ProbeUser(KeycloakSession session, RealmModel realm, ComponentModel storage, Entry entry) {
        super(session, realm, storage);
        this.entry = entry;
    }

    @Override
    public String getUsername() {
        return entry.username();
    }

    @Override
    public String getFirstName() {
        return entry.firstName();
    }

    @Override
    public String getLastName() {
        return entry.lastName();
    }

    @Override
    public String getEmail() {
        return entry.email();
    }

    @Override
    public Map<String, List<String>> getAttributes() {
        return Map.of(
                UserModel.USERNAME, List.of(entry.username()),
                UserModel.EMAIL, List.of(entry.email()),
                UserModel.FIRST_NAME, List.of(entry.firstName()),
                UserModel.LAST_NAME, List.of(entry.lastName()));
    }

    @Override
    public @Nullable String getFirstAttribute(String name) {
        return getAttributes().getOrDefault(name, List.of()).stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public Stream<String> getAttributeStream(String name) {
        return getAttributes().getOrDefault(name, List.of()).stream();
    }

    @Override
    public SubjectCredentialManager credentialManager() {
        return new UserCredentialManager(session, realm, this);
    }
}
