package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.ApiException;
import io.membership.api.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Answers what somebody may do. */
public final class Answers {

    private static final String CHECKS = "checks";
    private static final int MOST = 1000;

    private final Call call;

    public Answers(Call call) {
        this.call = call;
    }

    /** One question of a request. */
    private record Question(Scope scope, Map<String, Object> asked) {}

    /**
     * What policies come to for this user: {@code {"userId", "permissions": [text], "denied": [text]}}, and with {@code
     * explain} {@code "policies"} with the ways by which they reach him. Ask first whether the caller may know it.
     */
    public Map<String, Object> of(UserModel user) {
        return of(user, RoleWalk.of(call.realm(), user));
    }

    private Map<String, Object> of(UserModel user, Grants grants) {
        Effective effective = grants.effective();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("userId", user.getId());
        answer.put("permissions", effective.allowedTexts());
        answer.put("denied", effective.deniedTexts());
        if (explain()) {
            answer.put("policies", grants.ways());
        }
        return answer;
    }

    /** The same of the caller, through the client that he uses. 403 for administrators of the master realm, who have no user here. */
    Map<String, Object> ofCaller() {
        call.caller().require(call.caller().isOf(call.realm()));
        UserModel user = call.caller().user();
        return of(user, RoleWalk.of(call.realm(), user, call.caller().client()));
    }

    /**
     * Each of {@code checks} answered in its place: {@code {"permission", "resource", "allowed", "decidedBy"}}, and with
     * {@code explain} {@code "known"}, whether the catalogue has it, and {@code "reasons"}. About the caller, or about {@code userId}.
     */
    List<Map<String, Object>> check() {
        Grants grants = grants();
        Optional<Catalogue> explaining = explain() ? Optional.of(Catalogue.of(call.realm())) : Optional.empty();
        List<Map<String, Object>> answers = new ArrayList<>();
        for (Question question : questions()) {
            Decision decision = grants.decide(question.scope);
            Map<String, Object> answer = question.asked;
            answer.put("allowed", decision.allowed());
            answer.put("decidedBy", decision.decidedBy());
            explaining.ifPresent(catalogue -> {
                answer.put("known", catalogue.knows(question.scope.permission()));
                answer.put(
                        "reasons",
                        grants.explain(question.scope).stream()
                                .map(Reason::json)
                                .toList());
            });
            answers.add(answer);
        }
        return answers;
    }

    private Grants grants() {
        String id = call.arguments().id("userId");
        Rights rights = Rights.of(call);
        if (id == null || id.equals(call.caller().user().getId())) {
            return rights.grants();
        }
        rights.require(Operation.CHECK_PERMISSIONS);
        UserModel user = call.session().users().getUserById(call.realm(), id);
        if (user == null) {
            throw ApiException.notFound("UserNotFound", "userNotFound");
        }
        return RoleWalk.of(call.realm(), user);
    }

    private List<Question> questions() {
        JsonNode checks = call.arguments().json(CHECKS);
        if (checks == null) {
            throw ApiException.missing(CHECKS);
        }
        if (!checks.isArray() || checks.size() > MOST) {
            throw ApiException.invalid(CHECKS, "grammar", CHECKS, "must be a list of " + MOST + " at most");
        }
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            questions.add(question(checks.get(i), CHECKS + "[" + i + "]"));
        }
        return questions;
    }

    /** A text is the permission alone. */
    private static Question question(JsonNode check, String place) {
        String permission = text(check.isTextual() ? check : check.path("permission"), place + ".permission");
        JsonNode resource = check.path("resource");
        if (permission == null) {
            throw ApiException.missing(place + ".permission");
        }
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("permission", permission);
        Scope scope;
        String member = place + ".permission";
        try {
            scope = Scope.of(Permission.parse(permission));
            member = place + ".resource";
            String on = text(resource, member);
            if (on != null) {
                asked.put("resource", on);
                scope = new Scope(scope.permission(), Resource.parse(on));
            }
        } catch (GrammarException fault) {
            throw ApiException.invalid(member, "grammar", member, fault.reason());
        }
        return new Question(scope, asked);
    }

    private static @Nullable String text(JsonNode node, String place) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw ApiException.invalid(place, "notText", place);
        }
        return node.asText();
    }

    private boolean explain() {
        return call.arguments().flag("explain", false);
    }
}
