package io.membership.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Dialect;
import io.membership.api.Json;
import io.membership.api.Reply;
import io.membership.api.SessionCookie;
import io.membership.roles.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a sign-in or to the question who is signed in: {@code {"result": AuthResponse}} in v2; in v1, and wherever
 * ServiceStack's own {@code Authenticate} is asked, flat and with the names of the roles only (reference chapters 2.7, 2.9).
 *
 * @param cookie of a new session; null if none was opened
 */
record SignedIn(AuthResponse response, @Nullable SessionCookie cookie, boolean flat) implements Reply {

    @Override
    public Object body(Dialect dialect) {
        if (!flat && dialect != Dialect.V1) {
            return Map.of("result", response);
        }
        ObjectNode body = Json.tree(response);
        ArrayNode roles = body.putArray("roles");
        response.roles().stream().map(Role::name).forEach(roles::add);
        body.putObject("responseStatus");
        return body;
    }
}
