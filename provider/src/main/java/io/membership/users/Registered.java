package io.membership.users;

import io.membership.access.Login;
import io.membership.api.Dialect;
import io.membership.api.Reply;
import io.membership.api.SessionCookie;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a registration: {@code {"result":true,"apiKey","userId","userName"}} in v1, {@code {"result":User,"bearerToken"}}
 * in v2 (reference chapters 2.1 and 2.9).
 *
 * @param login the user's new session, null if none was wanted or he may not enter yet
 */
record Registered(User user, @Nullable Login login) implements Reply {

    @Override
    public Object body(Dialect dialect) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (dialect == Dialect.V1) {
            body.put("result", true);
            if (login != null) {
                body.put("apiKey", login.token());
            }
            body.put("userId", user.id());
            body.put("userName", user.userName());
        } else {
            body.put("result", user);
            if (login != null) {
                body.put("bearerToken", login.token());
            }
        }
        return body;
    }

    @Override
    public @Nullable SessionCookie cookie() {
        return login == null ? null : login.cookie();
    }
}
