package io.membership.users;

import io.membership.api.ApiException;
import io.membership.api.ApiException.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/**
 * Writes attributes through Keycloak's user profile, which validates them and knows who may edit which. Here only its
 * refusals are put into our words, and what it would drop in silence is refused.
 */
final class ProfileWriter {

    private static final List<String> DUPLICATES = List.of("emailExistsMessage", "usernameExistsMessage");

    private final UserProfileProvider profiles;
    private final UserProfileContext context;

    /** @param context on whose behalf: USER_API for administrators, ACCOUNT for the user himself */
    ProfileWriter(KeycloakSession session, UserProfileContext context) {
        this.profiles = session.getProvider(UserProfileProvider.class);
        this.context = context;
    }

    UserModel create(String userName, Map<String, List<String>> attributes) {
        Map<String, List<String>> given = new HashMap<>(attributes);
        given.put(UserModel.USERNAME, List.of(userName));
        UserProfile profile = profiles.create(context, given);
        requireWritable(profile, attributes);
        validate(profile);
        return profile.create(false);
    }

    void update(UserModel user, Map<String, List<String>> attributes) {
        // The profile reads an attribute that is missing here as one to be removed: hand it all of them.
        Map<String, List<String>> all = new HashMap<>(user.getAttributes());
        all.putAll(attributes);
        UserProfile profile = profiles.create(context, all, user);
        requireWritable(profile, attributes);
        validate(profile);
        profile.update(true);
    }

    private void requireWritable(UserProfile profile, Map<String, List<String>> attributes) {
        UPConfig config = profiles.getConfiguration();
        for (Map.Entry<String, List<String>> given : attributes.entrySet()) {
            String name = given.getKey();
            if (!profile.getAttributes().isReadOnly(name) || given.getValue().isEmpty()) {
                continue;
            }
            String member = ProfileField.wireName(name);
            boolean declared = config.getAttribute(name) != null;
            throw declared
                    ? ApiException.forbidden("ReadOnlyMember", member, "readOnlyMember", member)
                    : ApiException.conflict("NotDeclared", member, "notDeclared", member, name);
        }
    }

    private static void validate(UserProfile profile) {
        try {
            profile.validate();
        } catch (ValidationException refused) {
            List<Problem> problems = refused.getErrors().stream()
                    .map(error -> new Problem(
                            "InvalidValue",
                            ProfileField.wireName(error.getAttribute()),
                            error.getMessage(),
                            error.getMessageParameters() == null
                                    ? List.of()
                                    : Arrays.asList(error.getMessageParameters())))
                    .toList();
            problems.stream()
                    .filter(problem -> DUPLICATES.contains(problem.message()))
                    .findFirst()
                    .ifPresent(problem -> {
                        throw ApiException.conflict(
                                "UserAlreadyExists", problem.field(), "userExists", String.valueOf(problem.field()));
                    });
            throw ApiException.invalid(problems);
        }
    }
}
