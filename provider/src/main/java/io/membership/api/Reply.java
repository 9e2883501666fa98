package io.membership.api;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a feature answers, before it is known how the caller reads it. {@link #body} gives the JSON of a dialect, or null
 * for no body (204).
 */
public interface Reply {

    /** The body in that dialect; null is answered as 204 with no body. */
    @Nullable Object body(Dialect dialect);

    /** The session to hand out as a cookie, if this reply opened one. */
    default @Nullable SessionCookie cookie() {
        return null;
    }

    /** Whether the caller's session is over, so that his cookie is taken away. */
    default boolean endsSession() {
        return false;
    }

    /** Where a browser goes on (303), instead of a body. */
    default @Nullable URI location() {
        return null;
    }

    /** {@code {"result": …}} in both dialects. */
    static Reply result(Object result) {
        return dialect -> Map.of("result", result);
    }

    /** Body that both dialects read alike. */
    static Reply of(Object body) {
        return dialect -> body;
    }

    /** Sends a browser on. */
    static Reply goTo(URI location) {
        return new Reply() {
            @Override
            public @Nullable Object body(Dialect dialect) {
                return null;
            }

            @Override
            public URI location() {
                return location;
            }
        };
    }

    /** It is done and there is nothing to say: {@code {"result":true}} in v1, 204 in v2. */
    static Reply done() {
        return dialect -> dialect == Dialect.V1 ? Map.of("result", true) : null;
    }
}
