package io.membership.api;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;
import org.keycloak.representations.JsonWebToken;

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

    /**
     * That of a visitor: as {@link #named}, or else the realm that issued the {@code token} he brings (reference chapter
     * 2.6: the token alone identifies project and user). It is not believed here: who takes the token verifies it by the
     * keys of that realm.
     */
    static RealmModel ofVisitor(KeycloakSession session, Arguments arguments) {
        String token = arguments.text("token");
        if (token == null || arguments.has(MEMBER) || header(session) != null) {
            return named(session, arguments);
        }
        String name =
                issuer(token).orElseThrow(() -> ApiException.badRequest("ProjectRequired", MEMBER, "projectRequired"));
        return enabled(session.realms().getRealmByName(name), name);
    }

    private static Optional<String> issuer(String token) {
        try {
            JsonWebToken claims = new JWSInput(token).readJsonContent(JsonWebToken.class);
            String issuer = claims == null || claims.getIssuer() == null ? "" : claims.getIssuer();
            int name = issuer.lastIndexOf("/realms/");
            return name < 0 ? Optional.empty() : Optional.of(issuer.substring(name + "/realms/".length()));
        } catch (JWSInputException notAToken) {
            return Optional.empty();
        }
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
