package io.membership;

import io.membership.access.BrowserLogin;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Brings a browser back to the application when a login at an identity provider fails that our API has started; Keycloak
 * would show its own pages. It runs for every response of the server, hence looks at the path first.
 */
@Provider
public final class FailedProviderLogin implements ContainerResponseFilter {

    /** Where providers send browsers back to, and the page that sends them off. */
    private static final Pattern BROKER = Pattern.compile("/?realms/[^/]+/broker/[^/]+/(endpoint|login)(/.*)?");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION
                || !BROKER.matcher(request.getUriInfo().getPath()).matches()) {
            return;
        }
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        boolean sentOff = request.getUriInfo().getPath().endsWith("/login");
        if (session == null || (sentOff && response.getStatus() < 400)) {
            return; // a form that posts itself to the provider
        }
        // Keycloak shows its login page again, or 502, where the provider gave nothing, and 400 where it refuses the
        // user.
        boolean known = response.getStatus() == Response.Status.BAD_REQUEST.getStatusCode();
        BrowserLogin.failed(session, known).ifPresent(back -> {
            response.setStatus(Response.Status.SEE_OTHER.getStatusCode());
            response.setEntity(null);
            response.getHeaders().putSingle(HttpHeaders.LOCATION, back);
        });
    }
}
