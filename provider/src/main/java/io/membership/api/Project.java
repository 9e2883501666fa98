package io.membership.api;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;

/**
 * Finds the realm that a CodeMash client calls its project: by realm id (dashed or 32 hex digits), by realm name, or by
 * the realm attribute {@code membership.projectId}, which lets an existing realm keep the id that clients already hold.
 */
final class Project {

    /** Realm attribute with a foreign project id. */
    static final String ATTRIBUTE = "membership.projectId";

    private static final String HEADER = "X-CM-ProjectId";
    private static final String MEMBER = "projectId";
    private static final Pattern FORM = Pattern.compile("[\\w.-]{1,255}");
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Project() {}

    static RealmModel named(KeycloakSession session, Arguments arguments) {
        String id = arguments.id(MEMBER);
        if (id == null) {
            id = header(session);
        }
        if (id == null) {
            throw ApiException.badRequest("ProjectRequired", MEMBER, "projectRequired");
        }
        if (!FORM.matcher(id).matches()) {
            throw ApiException.badRequest("InvalidProjectId", MEMBER, "invalidProjectId", id);
        }
        return enabled(find(session, id), id);
    }

    /** The realm, unless there is none or it is switched off. */
    static RealmModel enabled(@Nullable RealmModel realm, String id) {
        if (realm == null || !realm.isEnabled()) {
            throw ApiException.notFound("ProjectNotFound", "projectNotFound", id);
        }
        return realm;
    }

    private static @Nullable String header(KeycloakSession session) {
        String value = session.getContext().getRequestHeaders().getHeaderString(HEADER);
        return value == null ? null : new Arguments().with(MEMBER, value.trim()).id(MEMBER);
    }

    /** What the text looks like is asked for first: Keycloak caches realms, and not that there is none. */
    private static @Nullable RealmModel find(KeycloakSession session, String id) {
        RealmProvider realms = session.realms();
        boolean guid = GUID.matcher(id).matches();
        return Optional.ofNullable(guid ? realms.getRealm(id) : realms.getRealmByName(id))
                .or(() -> Optional.ofNullable(guid ? realms.getRealmByName(id) : realms.getRealm(id)))
                .or(() -> realms.getRealmsStream()
                        .filter(realm -> isCalled(realm, id))
                        .findFirst())
                .orElse(null);
    }

    private static boolean isCalled(RealmModel realm, String id) {
        String called = realm.getAttribute(ATTRIBUTE);
        return called != null && Arguments.dashed(called).equals(id);
    }
}
