package io.membership;

import io.membership.access.AuthResource;
import io.membership.api.Dialect;
import io.membership.api.Exchange;
import io.membership.devices.NotificationsResource;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * CodeMash's own addresses at the root of the server, where the header {@code X-CM-ProjectId} (or the member
 * {@code projectId}) names the realm. Literal class paths, one each: under a path with a pattern the server would answer
 * trailing slashes and unknown routes itself, in its own shape.
 */
final class ProjectRoutes {

    private ProjectRoutes() {}

    static MembershipApi api(Dialect dialect) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        MembershipApiFactory factory = (MembershipApiFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(RealmResourceProvider.class, MembershipApiFactory.ID);
        if (factory == null || !factory.servesRootRoutes()) {
            throw new NotFoundException();
        }
        return new MembershipApi(Exchange.atRoot(session, dialect));
    }

    /** {@code /v1/membership/…}: the documented bodies. */
    @Path("v1/membership")
    public static final class V1 {

        /** The API in this dialect. */
        @Path("")
        public MembershipApi api() {
            return ProjectRoutes.api(Dialect.V1);
        }
    }

    /** {@code /v2/membership/…}: the bodies of the SDKs. */
    @Path("v2/membership")
    public static final class V2 {

        /** The API in this dialect. */
        @Path("")
        public MembershipApi api() {
            return ProjectRoutes.api(Dialect.V2);
        }
    }

    /** {@code /membership/…}: no version means the newest. */
    @Path("membership")
    public static final class Newest {

        /** The API in the newest dialect. */
        @Path("")
        public MembershipApi api() {
            return ProjectRoutes.api(Dialect.V2);
        }
    }

    /** {@code /v1/auth/…}. */
    @Path("v1/auth")
    public static final class AuthV1 {

        /** Sign-in in this dialect. */
        @Path("")
        public AuthResource auth() {
            return ProjectRoutes.api(Dialect.V1).auth();
        }
    }

    /** {@code /v2/auth/…}. */
    @Path("v2/auth")
    public static final class AuthV2 {

        /** Sign-in in this dialect. */
        @Path("")
        public AuthResource auth() {
            return ProjectRoutes.api(Dialect.V2).auth();
        }
    }

    /** {@code /auth/…}: no version means the newest. */
    @Path("auth")
    public static final class AuthNewest {

        /** Sign-in in the newest dialect. */
        @Path("")
        public AuthResource auth() {
            return ProjectRoutes.api(Dialect.V2).auth();
        }
    }

    /** {@code /v1/notifications/push}. */
    @Path("v1/notifications/push")
    public static final class PushV1 {

        /** Push in this dialect. */
        @Path("")
        public NotificationsResource push() {
            return ProjectRoutes.api(Dialect.V1).push();
        }
    }

    /** {@code /v2/notifications/push}. */
    @Path("v2/notifications/push")
    public static final class PushV2 {

        /** Push in this dialect. */
        @Path("")
        public NotificationsResource push() {
            return ProjectRoutes.api(Dialect.V2).push();
        }
    }

    /** {@code /notifications/push}. */
    @Path("notifications/push")
    public static final class PushNewest {

        /** Push in the newest dialect. */
        @Path("")
        public NotificationsResource push() {
            return ProjectRoutes.api(Dialect.V2).push();
        }
    }
}
