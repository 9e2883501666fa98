package io.membership.users;

import io.membership.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * The attributes that we store, as the realm's user profile has to declare them: undeclared ones would be dropped in
 * silence. Only adds; what the realm has declared itself stays as it is, be it stricter or not.
 */
final class ProfileSchema {

    private static final String ADMIN = "admin";
    private static final String USER = "user";
    private static final int MOST_META = 65_536;

    private final KeycloakSession session;
    private final RealmModel realm;

    ProfileSchema(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Declares what is missing. Returns the names of the attributes that it added. */
    List<String> declare() {
        UserProfileProvider profiles = session.getProvider(UserProfileProvider.class);
        UPConfig config = profiles.getConfiguration();
        List<String> added = new ArrayList<>();
        attributes(Settings.of(realm).searchableMeta())
                .filter(attribute -> config.getAttribute(attribute.getName()) == null)
                .forEach(attribute -> {
                    config.addOrReplaceAttribute(attribute);
                    added.add(attribute.getName());
                });
        if (!added.isEmpty()) {
            profiles.setConfiguration(config);
        }
        return added;
    }

    private static Stream<UPAttribute> attributes(Set<String> searchableMeta) {
        Stream<UPAttribute> fields = ProfileField.writableBy(true).map(ProfileSchema::attribute);
        Stream<UPAttribute> ours = Stream.of(
                attribute(Attributes.META, MOST_META, Set.of(ADMIN, USER), Set.of(ADMIN, USER)),
                internal(Attributes.TYPE),
                internal(Attributes.INVITED_ON),
                internal(Attributes.DEACTIVATED_ON),
                internal(Attributes.BLOCKED_ON),
                internal(Attributes.BLOCKED_UNTIL),
                internal(Attributes.BLOCKED_REASON),
                internal(Attributes.BLOCKED_BY));
        Stream<UPAttribute> mirrors = searchableMeta.stream().sorted().map(key -> internal(Attributes.META_KEY + key));
        return Stream.of(fields, ours, mirrors).flatMap(stream -> stream);
    }

    private static UPAttribute attribute(ProfileField field) {
        Set<String> editors = field.isAdministratorsOnly() ? Set.of(ADMIN) : Set.of(ADMIN, USER);
        UPAttribute attribute = attribute(field.attribute(), field.longest(), Set.of(ADMIN, USER), editors);
        attribute.setMultivalued(field.isList());
        return attribute;
    }

    /** What we keep ourselves: administrators see it, and nobody else. */
    private static UPAttribute internal(String name) {
        return attribute(name, 255, Set.of(ADMIN), Set.of(ADMIN));
    }

    private static UPAttribute attribute(String name, int longest, Set<String> viewers, Set<String> editors) {
        UPAttribute attribute = new UPAttribute(name, new UPAttributePermissions(viewers, editors));
        attribute.setDisplayName("${profile.attributes." + name + "}");
        attribute.addValidation("length", Map.of("max", longest));
        return attribute;
    }
}
