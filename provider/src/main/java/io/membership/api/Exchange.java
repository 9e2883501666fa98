package io.membership.api;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * One HTTP request and its answer: understands it, lets the feature work, commits, renders; or refuses and rolls back.
 * Everything that is the same for all routes happens here and nowhere else.
 */
public final class Exchange {

    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=utf-8";

    private final KeycloakSession session;
    private final @Nullable RealmModel realm;
    private final Dialect dialect;
    private final Map<String, String> path;
    private final boolean many;

    private Exchange(
            KeycloakSession session,
            @Nullable RealmModel realm,
            Dialect dialect,
            Map<String, String> path,
            boolean many) {
        this.session = session;
        this.realm = realm;
        this.dialect = dialect;
        this.path = path;
        this.many = many;
    }

    /** Below {@code /realms/{realm}}: the path names the realm. */
    public static Exchange inRealm(KeycloakSession session, Dialect dialect) {
        return new Exchange(session, session.getContext().getRealm(), dialect, Map.of(), false);
    }

    /** At the root of the server: header, query or body name the project, see {@link Project}. */
    public static Exchange atRoot(KeycloakSession session, Dialect dialect) {
        return new Exchange(session, null, dialect, Map.of(), false);
    }

    /** The same exchange for callers who read the other bodies. */
    public Exchange in(Dialect other) {
        return new Exchange(session, realm, other, path, many);
    }

    /** The same exchange with a part of its path as a member. */
    public Exchange with(String name, String value) {
        return new Exchange(session, realm, dialect, Map.of(name, value), many);
    }

    /** The same exchange whose body may be an array, of several of a kind: {@link Arguments#ITEMS}. */
    public Exchange ofMany() {
        return new Exchange(session, realm, dialect, path, true);
    }

    /** Whether the caller says who he is. */
    public boolean isSigned() {
        return session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.AUTHORIZATION) != null
                || session.getContext().getUri().getQueryParameters().containsKey("apiKey");
    }

    /** The session of this request. */
    public KeycloakSession session() {
        return session;
    }

    /** The pages of the realm that the path names. 404 at the root of the server. */
    public Pages pages() {
        if (realm == null) {
            throw new NotFoundException();
        }
        return new Pages(session, realm);
    }

    /**
     * Answers by {@code work}. The transaction is committed before the answer is written, so that what is answered is
     * what is stored; any refusal rolls all of it back (a returned 4xx alone would commit in Keycloak).
     */
    public Response answer(@Nullable InputStream body, Function<Call, Reply> work) {
        return answerAnybody(body, visit -> work.apply(visit.call()));
    }

    /** The same where work touches only the caller's own user, so that who acts for him by a {@link UserToken} may, too. */
    public Response answerOneself(@Nullable InputStream body, Function<Call, Reply> work) {
        return answerAnybody(body, visit -> work.apply(visit.callOfOneself()));
    }

    /**
     * The same for pages of any origin: what is sent has to prove what it claims, no cookie is read, and the answer is what
     * anybody may know.
     */
    public Response answerVisitor(@Nullable InputStream body, Function<Visit, Reply> work) {
        return answerAnybody(body, visit -> {
            visit.allowAnyOrigin();
            return work.apply(visit);
        });
    }

    /** The same for whoever asks: {@code work} decides whether it has to know him. */
    public Response answerAnybody(@Nullable InputStream body, Function<Visit, Reply> work) {
        HttpHeaders headers = session.getContext().getRequestHeaders();
        Arguments arguments = new Arguments();
        String culture = null;
        try {
            arguments =
                    Request.read(session.getContext().getUri().getRequestUri().getRawQuery(), headers, body, many);
            path.forEach(arguments::with);
            culture = arguments.text("cultureCode");
            Reply reply = work.apply(visit(arguments));
            session.getTransactionManager().commit();
            return render(reply);
        } catch (RuntimeException refused) {
            return refuse(Refusal.of(refused, arguments), headers, culture);
        }
    }

    private Visit visit(Arguments arguments) {
        RealmModel target =
                realm == null ? Project.ofVisitor(session, arguments) : Project.enabled(realm, realm.getName());
        session.getContext().setRealm(target);
        return new Visit(session, target, arguments);
    }

    private Response render(Reply reply) {
        Response.ResponseBuilder response = content(reply);
        if (reply.cookie() != null) {
            response.cookie(reply.cookie().fresh(session));
        } else if (reply.endsSession()) {
            response.cookie(SessionCookie.none(session));
        }
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private Response.ResponseBuilder content(Reply reply) {
        if (reply.location() != null) {
            return Response.seeOther(reply.location());
        }
        Object body = reply.body(dialect);
        return body == null ? Response.noContent() : Response.ok(Json.text(body), JSON);
    }

    private Response refuse(ApiException refusal, HttpHeaders headers, @Nullable String culture) {
        if (session.getTransactionManager().isActive()) {
            session.getTransactionManager().setRollbackOnly();
        }
        Messages messages = Messages.of(session, headers.getHeaderString("Accept-Language"), culture);
        return ErrorShape.mark(Response.status(refusal.status())
                        .entity(Json.text(ApiError.of(refusal, messages)))
                        .type(JSON))
                .build();
    }
}
