package io.membership.users;

import io.membership.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.util.JsonSerialization;

/**
 * The attributes that we store, as the realm's user profile has to declare them: undeclared ones would be dropped in
 * silence. {@code user-profile.json} names them, for us and for the demo realm. Only adds; what the realm has declared
 * itself stays as it is, be it stricter or not.
 */
final class ProfileSchema {

    private static final String DECLARATION = "user-profile.json";
    private static final String GROUP = "membership";
    private static final Set<String> ADMINISTRATORS = Set.of("admin");
    private static final int LONGEST_COPY = 255;

    private final UserProfileProvider profiles;
    private final RealmModel realm;

    ProfileSchema(KeycloakSession session, RealmModel realm) {
        this.profiles = session.getProvider(UserProfileProvider.class);
        this.realm = realm;
    }

    /** Declares what is missing. Returns the names of the attributes that it added. */
    List<String> declare() {
        return add(Stream.concat(declaration().getAttributes().stream(), copies()));
    }

    /** Declares the index copies of searchable meta, and nothing else. */
    void declareCopies() {
        add(copies());
    }

    private List<String> add(Stream<UPAttribute> wanted) {
        UPConfig config = profiles.getConfiguration();
        List<UPAttribute> missing = wanted.filter(attribute -> config.getAttribute(attribute.getName()) == null)
                .toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        missing.forEach(attribute -> {
            addGroup(config, attribute.getGroup());
            config.addOrReplaceAttribute(attribute);
        });
        profiles.setConfiguration(config);
        return missing.stream().map(UPAttribute::getName).toList();
    }

    private static void addGroup(UPConfig config, String name) {
        if (config.getGroups().stream().noneMatch(group -> group.getName().equals(name))) {
            declaration().getGroups().stream()
                    .filter(group -> group.getName().equals(name))
                    .forEach(config::addGroup);
        }
    }

    /** What the index of searchable meta is kept in: administrators see it, and nobody else. */
    private Stream<UPAttribute> copies() {
        return Settings.of(realm).searchableMeta().stream().sorted().map(key -> {
            UPAttribute copy = new UPAttribute(
                    Attributes.META_KEY + key, new UPAttributePermissions(ADMINISTRATORS, ADMINISTRATORS));
            copy.setDisplayName(key);
            copy.setGroup(GROUP);
            // Without any, Keycloak's SCIM API fails for every user of the realm (26.7).
            copy.setAnnotations(Map.of());
            copy.addValidation("length", Map.of("max", LONGEST_COPY));
            return copy;
        });
    }

    private static UPConfig declaration() {
        try (InputStream json = ProfileSchema.class.getResourceAsStream(DECLARATION)) {
            return JsonSerialization.readValue(Objects.requireNonNull(json, DECLARATION), UPConfig.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(DECLARATION, broken);
        }
    }
}
