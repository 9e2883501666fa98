package io.membership.permissions;

import java.util.List;
import java.util.stream.Stream;

/** What an application does that has nothing but the token: it reads the texts, in either form, and decides by them. */
record TokenReader(List<String> texts) {

    /** {@code a:b|c@r} is {@code a:b@r} and {@code a:c@r}. */
    static Stream<String> expanded(String text) {
        int on = text.indexOf('@');
        String permission = on < 0 ? text : text.substring(0, on);
        String resource = on < 0 ? "" : text.substring(on);
        int last = permission.lastIndexOf(':') + 1;
        String before = permission.substring(0, last);
        // A denial has its sign before all words, also where there is but one segment.
        String sign = last == 0 && permission.startsWith("!") ? "!" : "";
        return Stream.of(permission.substring(last + sign.length()).split("\\|"))
                .map(word -> sign + before + word + resource);
    }

    private List<String> full() {
        return texts.stream().flatMap(TokenReader::expanded).toList();
    }

    boolean allows(Scope question) {
        return full().stream()
                        .filter(text -> !text.startsWith("!"))
                        .anyMatch(text -> Scope.parse(text).covers(question))
                && full().stream()
                        .filter(text -> text.startsWith("!"))
                        .noneMatch(text -> Scope.parse(text.substring(1)).overlaps(question));
    }
}
