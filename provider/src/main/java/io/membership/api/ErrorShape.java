package io.membership.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Gives our error body to the refusals that never reach an {@link Exchange}: unknown routes (404), wrong verbs (405),
 * and faults that Keycloak's own handler has logged and answered (500). It runs for every response of the server, hence
 * looks at the status first and then at the path.
 */
@Provider
@PreMatching
public final class ErrorShape implements ContainerResponseFilter {

    private static final String MARK = "X-Membership-Refusal";

    /** Marks a refusal of ours, so that it is left as it is. */
    static Response.ResponseBuilder mark(Response.ResponseBuilder response) {
        return response.header(MARK, "1");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400
                || !Routes.areOurs(request.getUriInfo().getPath())
                || response.getHeaders().remove(MARK) != null) {
            return;
        }
        Messages messages = Messages.of(
                KeycloakSessionUtil.getKeycloakSession(), request.getHeaderString("Accept-Language"), culture(request));
        ApiError error = ApiError.of(reason(response.getStatus(), request.getMethod()), messages);
        response.setEntity(Json.text(error), null, MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"));
    }

    private static @Nullable String culture(ContainerRequestContext request) {
        return request.getUriInfo().getQueryParameters().entrySet().stream()
                .filter(member -> member.getKey().equalsIgnoreCase("cultureCode"))
                .map(member -> member.getValue().get(0))
                .findFirst()
                .orElse(null);
    }

    private static ApiException reason(int status, @Nullable String verb) {
        return switch (status) {
            case 401 -> ApiException.notAuthenticated();
            case 403 -> ApiException.forbidden();
            case 404 -> ApiException.notFound("RouteNotFound", "routeNotFound");
            case 405 -> ApiException.notFound("MethodNotAllowed", "methodNotAllowed", String.valueOf(verb));
            case 409 -> ApiException.conflict("Conflict", null, "conflict");
            case 413 -> ApiException.notFound("RequestTooLarge", "refused");
            case 415 -> ApiException.notFound("UnsupportedMediaType", "unsupportedMediaType");
            default ->
                ApiException.notFound(
                        status >= 500 ? "InternalError" : "Refused", status >= 500 ? "internalError" : "refused");
        };
    }
}
