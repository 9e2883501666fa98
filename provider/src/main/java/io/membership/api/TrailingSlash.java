package io.membership.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Takes the slash off the end of our addresses: PHP clients of CodeMash write one (reference chapter 1.5), and below
 * {@code /realms} the server would find nothing there.
 */
@Provider
@PreMatching
public final class TrailingSlash implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.endsWith("/") && Routes.areOurs(path)) {
            URI asked = request.getUriInfo().getRequestUri();
            String bare = asked.getRawPath().replaceFirst("/+$", "");
            request.setRequestUri(UriBuilder.fromUri(asked).replacePath(bare).build());
        }
    }
}
