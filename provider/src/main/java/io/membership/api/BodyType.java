package io.membership.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Reduces the content type of requests to ours to what {@link Request} asks: JSON or not. A malformed one, and a broken
 * multipart body, would otherwise end in a 500 of the server before and behind us.
 */
@Provider
@PreMatching
public final class BodyType implements ContainerRequestFilter {

    private static final Pattern JSON =
            Pattern.compile("\\s*(application/([\\w.-]+\\+)?json|text/json)\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    @Override
    public void filter(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null && Routes.areOurs(request.getUriInfo().getPath())) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, reduced(type));
        }
    }

    static String reduced(String type) {
        return JSON.matcher(type).matches() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_OCTET_STREAM;
    }
}
