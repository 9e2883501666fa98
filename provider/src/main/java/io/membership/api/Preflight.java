package io.membership.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers the preflight of browsers below our addresses. Whether an origin may read the answer is decided by the real
 * request, from the origins of the caller's client; a preflight carries no credentials to decide by (Fetch standard,
 * CORS protocol). Keycloak's own list of headers lacks CodeMash's, and Quarkus answers OPTIONS without any.
 */
@Provider
public final class Preflight implements ContainerResponseFilter {

    private static final String VERBS = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String HEADERS =
            "Authorization, Content-Type, Accept, Accept-Language, X-Requested-With, X-CM-ProjectId, X-CM-Cluster, DPoP";
    private static final int SECONDS = 3600;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String origin = request.getHeaderString("Origin");
        if (origin == null
                || !HttpMethod.OPTIONS.equals(request.getMethod())
                || !Routes.areOurs(request.getUriInfo().getPath())) {
            return;
        }
        response.setStatus(204);
        response.setEntity(null);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Access-Control-Allow-Origin", origin);
        headers.putSingle("Access-Control-Allow-Credentials", "true");
        headers.putSingle("Access-Control-Allow-Methods", VERBS);
        headers.putSingle("Access-Control-Allow-Headers", HEADERS);
        headers.putSingle("Access-Control-Max-Age", SECONDS);
        headers.putSingle("Vary", "Origin");
    }
}
