package io.membership.api;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.theme.Theme;

/**
 * What {@link Exchange} is for programs, for people in front of a browser: one request and the page that it is answered with,
 * in the realm's login theme. No cookie is read: the link says everything, and what was sent with a form.
 */
public final class Pages {

    /** Texts of refusals for people: {@code membershipError.<key>}. */
    private static final String ERROR = "membershipError.";

    private static final String TOKEN = "token";
    private static final String LOCALE = "kc_locale";

    private final KeycloakSession session;
    private final RealmModel realm;

    Pages(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Shows a page, and changes nothing whatever {@code work} does: mail scanners open links too.
     *
     * @param refused the page that is shown instead, with what was refused
     */
    public Response show(Function<Visit, Page> work, BiFunction<Visit, ApiException, Page> refused) {
        Visit visit = visit();
        try {
            return render(work.apply(visit), null);
        } catch (ApiException refusal) {
            return render(refused.apply(visit, refusal), refusal);
        } finally {
            session.getTransactionManager().setRollbackOnly();
        }
    }

    /** Does what a form asks for, all of it or nothing. */
    public Response act(Function<Visit, Page> work, BiFunction<Visit, ApiException, Page> refused) {
        Visit visit = visit();
        try {
            Response response = render(work.apply(visit), null);
            session.getTransactionManager().commit();
            return response;
        } catch (RuntimeException failed) {
            return refuse(visit, Refusal.of(failed, visit.arguments()), refused);
        }
    }

    private Response refuse(Visit visit, ApiException refusal, BiFunction<Visit, ApiException, Page> refused) {
        if (session.getTransactionManager().isActive()) {
            session.getTransactionManager().setRollbackOnly();
        }
        return render(refused.apply(visit, refusal), refusal);
    }

    private Visit visit() {
        if (!realm.isEnabled()) {
            throw new NotFoundException();
        }
        Arguments arguments = new Arguments();
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        form.keySet().forEach(name -> arguments.with(name, form.getFirst(name)));
        MultivaluedMap<String, String> query = session.getContext().getUri().getQueryParameters();
        if (query.containsKey(TOKEN)) {
            arguments.with(TOKEN, query.getFirst(TOKEN));
        }
        if (query.containsKey(LOCALE)) {
            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, query.getFirst(LOCALE));
        }
        return new Visit(session, realm, arguments);
    }

    private Response render(Page page, @Nullable ApiException refusal) {
        LoginFormsProvider forms = session.getProvider(LoginFormsProvider.class)
                .setUser(page.user())
                .setActionUri(session.getContext().getUri().getRequestUri())
                .setAttribute("membership", page.data());
        if (refusal != null) {
            Properties texts = texts(page);
            forms.setErrors(refusal.problems().stream()
                            .map(problem -> message(problem, texts, page))
                            .toList())
                    .setStatus(Response.Status.fromStatusCode(refusal.status()));
        }
        Response.ResponseBuilder response = Response.fromResponse(forms.createForm(page.template() + ".ftl"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return (refusal == null ? response : ErrorShape.mark(response)).build();
    }

    /** In the theme's words for people, in Keycloak's own, or as programs read it. */
    private FormMessage message(ApiException.Problem problem, Properties texts, Page page) {
        Object[] arguments = problem.arguments().toArray();
        for (String key : List.of(ERROR + problem.message(), problem.message())) {
            if (texts.containsKey(key)) {
                return new FormMessage(problem.field(), key, arguments);
            }
        }
        String language = session.getContext().resolveLocale(page.user()).toLanguageTag();
        return new FormMessage(
                problem.field(), Messages.of(session, language, null).text(problem));
    }

    private Properties texts(Page page) {
        try {
            return session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getEnhancedMessages(realm, session.getContext().resolveLocale(page.user()));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The theme cannot be read", unreadable);
        }
    }
}
