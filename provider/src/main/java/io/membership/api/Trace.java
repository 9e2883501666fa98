package io.membership.api;

import jakarta.enterprise.context.ContextNotActiveException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** The trace that a request belongs to, as its caller tells it (W3C Trace Context). */
public final class Trace {

    private static final Pattern PARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /** The header {@code traceparent}; null if there is none, it is malformed, or nobody asks. */
    public static @Nullable String parent(KeycloakSession session) {
        try {
            String header = session.getContext().getRequestHeaders().getHeaderString("traceparent");
            return header != null && PARENT.matcher(header).matches() ? header : null;
        } catch (ContextNotActiveException timerOrStartup) {
            return null;
        }
    }
}
