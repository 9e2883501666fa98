package io.membership.probe;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.user.UserLookupProvider;
import org.keycloak.storage.user.UserQueryMethodsProvider;

/** Three people of a read-only directory; the password of each is {@value #PASSWORD}. */
public final class ProbeUserStorage
        implements UserStorageProvider, UserLookupProvider, UserQueryMethodsProvider, CredentialInputValidator {

    static final String PASSWORD = "directory-secret";

    private static final List<ProbeUser.Entry> PEOPLE = List.of(
            new ProbeUser.Entry("ada", "Ada", "Lovelace"),
            new ProbeUser.Entry("grace", "Grace", "Hopper"),
            new ProbeUser.Entry("linus", "Linus", "Pauling"));

    private final KeycloakSession session;
    private final ComponentModel storage;

    ProbeUserStorage(KeycloakSession session, ComponentModel storage) {
        this.session = session;
        this.storage = storage;
    }

    @Override
    public @Nullable UserModel getUserById(RealmModel realm, String id) {
        return getUserByUsername(realm, StorageId.externalId(id));
    }

    @Override
    public @Nullable UserModel getUserByUsername(RealmModel realm, String username) {
        return first(realm, entry -> entry.username().equalsIgnoreCase(username));
    }

    @Override
    public @Nullable UserModel getUserByEmail(RealmModel realm, String email) {
        return first(realm, entry -> entry.email().equalsIgnoreCase(email));
    }

    @Override
    public Stream<UserModel> searchForUserStream(
            RealmModel realm, Map<String, String> params, @Nullable Integer first, @Nullable Integer max) {
        Predicate<ProbeUser.Entry> wanted =
                entry -> contains(entry, params.get(UserModel.SEARCH)) && hasAll(user(realm, entry), params);
        return people(realm, wanted)
                .skip(first == null ? 0 : first)
                .limit(max == null || max < 0 ? PEOPLE.size() : max);
    }

    @Override
    public Stream<UserModel> searchForUserByUserAttributeStream(RealmModel realm, String name, String value) {
        return people(realm, entry -> value.equals(user(realm, entry).getFirstAttribute(name)));
    }

    @Override
    public Stream<UserModel> getGroupMembersStream(
            RealmModel realm, GroupModel group, @Nullable Integer first, @Nullable Integer max) {
        return Stream.empty();
    }

    @Override
    public boolean supportsCredentialType(String type) {
        return type.equals(PasswordCredentialModel.TYPE);
    }

    @Override
    public boolean isConfiguredFor(RealmModel realm, UserModel user, String type) {
        return supportsCredentialType(type);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        return supportsCredentialType(input.getType()) && PASSWORD.equals(input.getChallengeResponse());
    }

    @Override
    public void close() {}

    private Stream<UserModel> people(RealmModel realm, Predicate<ProbeUser.Entry> wanted) {
        return PEOPLE.stream().filter(wanted).map(entry -> user(realm, entry));
    }

    private @Nullable UserModel first(RealmModel realm, Predicate<ProbeUser.Entry> wanted) {
        return people(realm, wanted).findFirst().orElse(null);
    }

    private UserModel user(RealmModel realm, ProbeUser.Entry entry) {
        return new ProbeUser(session, realm, storage, entry);
    }

    private static boolean contains(ProbeUser.Entry entry, @Nullable String search) {
        return search == null || search.equals("*") || entry.contains(search.replace("*", ""));
    }

    private static boolean hasAll(UserModel user, Map<String, String> params) {
        return Stream.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME)
                .allMatch(name -> hasOrIsNotAsked(user.getFirstAttribute(name), params.get(name)));
    }

    private static boolean hasOrIsNotAsked(@Nullable String value, @Nullable String asked) {
        return asked == null || asked.equalsIgnoreCase(value);
    }
}
