package io.membership.permissions;

import io.membership.api.Json;
import io.membership.api.RealmMemory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.keycloak.models.RealmModel;

/**
 * What somebody may do as texts in a token: {@code permission} or {@code permission@resource} is allowed, the same behind
 * a {@code !} denied. Something is allowed if an allowed text contains it and no denied one has anything in common with it.
 *
 * @param fullBytes how long {@code full} is as JSON
 * @param compactBytes how long {@code compact} is as JSON
 */
record TokenText(List<String> full, int fullBytes, List<String> compact, int compactBytes) {

    private static final char NOT = '!';

    /** Worked out once for all who have the same policies: a token must not wait for it. */
    static TokenText of(RealmModel realm, Grants grants) {
        List<Policy> policies = grants.whole();
        return policies == null
                ? of(grants.effective())
                : RealmMemory.remember(realm, TokenText.class, policies, same -> of(grants.effective()));
    }

    static TokenText of(Effective effective) {
        List<String> full = full(effective);
        List<String> compact = compact(effective);
        return new TokenText(full, bytes(full), compact, bytes(compact));
    }

    private static int bytes(List<String> texts) {
        return Json.text(texts).getBytes(StandardCharsets.UTF_8).length;
    }

    /** One text for each, denials first. */
    static List<String> full(Effective effective) {
        List<String> texts = new ArrayList<>();
        effective.deniedTexts().forEach(text -> texts.add(NOT + text));
        texts.addAll(effective.allowedTexts());
        return texts;
    }

    /** Texts that differ in the last segment of the permission only are one, as in {@code files:create|read}. */
    static List<String> compact(Effective effective) {
        List<String> texts = new ArrayList<>();
        grouped(effective.denied()).forEach(text -> texts.add(NOT + text));
        texts.addAll(grouped(effective.allowed()));
        return texts;
    }

    private static List<String> grouped(List<Scope> scopes) {
        Map<String, Map<String, TreeSet<String>>> groups = new TreeMap<>();
        for (Scope scope : scopes) {
            List<String> parts = scope.permission().segments().parts();
            int last = parts.size() - 1;
            groups.computeIfAbsent(String.join(":", parts.subList(0, last)), before -> new TreeMap<>())
                    .computeIfAbsent(suffix(scope), on -> new TreeSet<>())
                    .add(parts.get(last));
        }
        List<String> texts = new ArrayList<>();
        groups.forEach((before, byResource) -> byResource.forEach(
                (on, words) -> texts.add((before.isEmpty() ? "" : before + ":") + String.join("|", words) + on)));
        return texts;
    }

    private static String suffix(Scope scope) {
        return scope.resource().equals(Resource.EVERYTHING) ? "" : "@" + scope.resource();
    }
}
