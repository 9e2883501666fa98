package io.membership.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Reduces the content type of requests to ours to what {@link Request} asks: JSON or not; to our pages, a form or not. A
 * malformed one, and a broken multipart body, would otherwise end in a 500 of the server before and behind us.
 */
@Provider
@PreMatching
public final class BodyType implements ContainerRequestFilter {

    private static final Pattern JSON =
            Pattern.compile("\\s*(application/([\\w.-]+\\+)?json|text/json)\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern FORM =
            Pattern.compile("\\s*application/x-www-form-urlencoded\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    @Override
    public void filter(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        String path = request.getUriInfo().getPath();
        if (type != null && Routes.areOurs(path)) {
            boolean form = Routes.arePages(path) && FORM.matcher(type).matches();
            request.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_TYPE, form ? MediaType.APPLICATION_FORM_URLENCODED : reduced(type));
        }
    }

    static String reduced(String type) {
        return JSON.matcher(type).matches() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_OCTET_STREAM;
    }
}
