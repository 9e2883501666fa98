package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that the link of a mail leads to, without a browser: opened, filled in and submitted. */
record MailedPage(Reply reply) {

    private static final Pattern LINK = Pattern.compile("https?://\\S+[?&]token=[\\w.-]+");
    private static final Pattern FORM = Pattern.compile("<form id=\"membership-form\"[^>]* action=\"([^\"]+)\"");

    /** The only link of a text. */
    static String link(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as("a link in %s", text).isTrue();
        return link.group();
    }

    static MailedPage open(String link) {
        return new MailedPage(Api.at(link).with("Accept", "text/html").get(""));
    }

    MailedPage submit(Map<String, String> values) {
        return new MailedPage(Api.at(action()).with("Accept", "text/html").form("", values));
    }

    /** Chooses a password. */
    MailedPage choose(String password) {
        return submit(Map.of("password", password, "repeatedPassword", password));
    }

    String action() {
        Matcher form = FORM.matcher(reply.body());
        assertThat(form.find()).as("a form in %s", reply.body()).isTrue();
        return form.group(1).replace("&amp;", "&");
    }

    boolean asksFor(String member) {
        return reply.body().contains("name=\"" + member + "\"");
    }

    /** What stands in the element of this id, or of the first with this tag. */
    String text(String idOrTag) {
        Matcher element = Pattern.compile("(?s)<(?:\\w+ [^>]*id=\"" + idOrTag + "\"|" + idOrTag + "\\b)[^>]*>(.*?)</")
                .matcher(reply.body());
        assertThat(element.find()).as("%s in %s", idOrTag, reply.body()).isTrue();
        return element.group(1)
                .replaceAll("<[^>]*>", "")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .strip();
    }
}
