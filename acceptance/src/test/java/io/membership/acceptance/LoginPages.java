package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keycloak's login pages as a person sees them: opened, filled in and submitted one after the other. Cookies are kept
 * by hand, since those of Keycloak are for secure connections only and the server under test has none.
 */
final class LoginPages {

    /** Where the pages end; nothing listens there. */
    static final String APP = "http://app.invalid/";

    private static final Pattern FORM = Pattern.compile("(?i)<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern PATH = Pattern.compile("(?i);\\s*path=([^;]+)");

    private final List<Cookie> cookies = new ArrayList<>();
    private final Realm realm;
    private final String clientId;
    private Reply page;

    LoginPages(Realm realm, String clientId) {
        this.realm = realm;
        this.clientId = clientId;
    }

    /** Starts a login. @param more further parameters, as {@code &name=value} */
    LoginPages open(String more) {
        String query =
                Api.query("client_id", clientId, "response_type", "code", "scope", "openid", "redirect_uri", APP);
        page = follow(at(realm.openid().address() + "/auth" + query + more).get(""));
        return this;
    }

    /** Goes to any other address, with the cookies so far. */
    LoginPages visit(String address) {
        page = follow(at(address).get(""));
        return this;
    }

    /** Where the application was told to go on, with query and fragment. */
    String arrival() {
        assertThat(page.header("Location"))
                .as("%s ended at %s", page.request(), page.body())
                .startsWith(APP);
        return page.header("Location");
    }

    /** The page that is shown. */
    Reply page() {
        return page;
    }

    /** What the page has in a hidden field of its form. */
    String hidden(String name) {
        Matcher field = Pattern.compile("(?i)type=\"hidden\" name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(page.body());
        assertThat(field.find()).as("%s in %s", name, page.body()).isTrue();
        return field.group(1);
    }

    /** Fills in the form of the page and follows to the next one, or to the application. */
    LoginPages submit(Map<String, String> values) {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find())
                .as("%s shows no form: %s", page.request(), page.body())
                .isTrue();
        page = follow(at(form.group(1).replace("&amp;", "&")).form("", values));
        return this;
    }

    private Reply follow(Reply reply) {
        keepCookies(reply.headers().allValues("Set-Cookie"));
        String next = reply.header("Location");
        return next.isEmpty() || next.startsWith(APP) ? reply : follow(at(next).get(""));
    }

    private void keepCookies(List<String> set) {
        for (String cookie : set) {
            Matcher path = PATH.matcher(cookie);
            String nameAndValue = cookie.substring(0, (cookie + ";").indexOf(';'));
            Cookie fresh = new Cookie(path.find() ? path.group(1) : "/", nameAndValue);
            cookies.removeIf(
                    kept -> kept.path().equals(fresh.path()) && kept.name().equals(fresh.name()));
            cookies.add(fresh);
        }
    }

    private Api at(String address) {
        String path = URI.create(address).getPath();
        String sent = cookies.stream()
                .filter(cookie -> path.startsWith(cookie.path()))
                .map(Cookie::nameAndValue)
                .collect(Collectors.joining("; "));
        return Api.at(address).with("Accept", "text/html").with("Cookie", sent);
    }

    /** Two realms use the same names below paths of their own. */
    private record Cookie(String path, String nameAndValue) {
        String name() {
            return nameAndValue.substring(0, nameAndValue.indexOf('='));
        }
    }
}
