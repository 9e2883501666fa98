package io.membership.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Arguments;
import io.membership.roles.RolesTree;
import io.membership.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants to be written to a user: only what is given. Members: the profile block of the reference (chapter
 * 2.1), {@code meta}, {@code email}, and for administrators {@code roles}, {@code rolesTree}, {@code tags}, {@code zone}.
 *
 * @param profile values by Keycloak attribute; an empty list clears
 * @param meta replaces the meta; null leaves it
 * @param roles replaces the set of roles; null leaves it
 */
record UserPatch(
        @Nullable String email,
        Map<String, List<String>> profile,
        @Nullable UserMeta meta,
        @Nullable RolesTree roles) {

    /** What a caller wants to write who may manage users. */
    static UserPatch byAdministrator(Arguments arguments, Settings settings) {
        return new UserPatch(
                arguments.filled("email"),
                profile(arguments, true),
                meta(arguments, settings),
                RolesTree.of(arguments));
    }

    /** What a user wants to write to his own profile: no roles, no zone, no tags. */
    static UserPatch byHimself(Arguments arguments, Settings settings) {
        return new UserPatch(arguments.filled("email"), profile(arguments, false), meta(arguments, settings), null);
    }

    private static Map<String, List<String>> profile(Arguments arguments, boolean administrator) {
        Map<String, List<String>> profile = new HashMap<>();
        ProfileField.writableBy(administrator).forEach(field -> {
            List<String> values = field.read(arguments);
            if (values != null) {
                profile.put(field.attribute(), values);
            }
        });
        return profile;
    }

    private static @Nullable UserMeta meta(Arguments arguments, Settings settings) {
        JsonNode meta = arguments.json("meta");
        return meta == null ? null : UserMeta.of(meta, settings.metaLimit(), settings.searchableMeta());
    }

    /** All attributes to be written, the meta's included. */
    Map<String, List<String>> attributes() {
        Map<String, List<String>> all = new HashMap<>(profile);
        if (email != null) {
            all.put("email", List.of(email));
        }
        if (meta != null) {
            all.put(Attributes.META, List.of(meta.text()));
        }
        return all;
    }

    /** Index copies that follow the meta, as {@link UserMeta#mirrors}; none if the meta is left as it is. */
    Map<String, List<String>> mirrors() {
        return meta == null ? Map.of() : meta.mirrors();
    }
}
