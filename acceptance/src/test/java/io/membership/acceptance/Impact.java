package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the server says that a change of a role or a policy would come to. */
record Impact(JsonNode report) {

    /** Of a role that is to carry these policies. */
    static Impact ofRole(PolicyRealm realm, String role, String... policies) {
        return asked(realm, "/roles/" + role, Map.of("policies", List.of(policies)));
    }

    /** Of a policy that is to say this, as in {@link PolicyRealm#statements}. */
    static Impact ofPolicy(PolicyRealm realm, String policy, String... permissions) {
        return asked(realm, "/policies/" + policy, Map.of("statements", PolicyRealm.statements(permissions)));
    }

    static Impact asked(PolicyRealm realm, String path, Map<String, Object> change) {
        return new Impact(realm.api().post(path + "/impact", change).expect(200).at("/result"));
    }

    /** How many are affected, gain and lose. */
    List<Integer> counts() {
        return List.of(
                report.path("affected").asInt(),
                report.path("gaining").asInt(),
                report.path("losing").asInt());
    }

    /** Each outcome as {@code users: +gained -lost}. */
    List<String> changes() {
        List<String> changes = new ArrayList<>();
        for (JsonNode change : report.path("changes")) {
            StringBuilder text = new StringBuilder(change.path("users").asText()).append(':');
            change.path("gains").forEach(gain -> text.append(" +").append(gain.asText()));
            change.path("loses").forEach(loss -> text.append(" -").append(loss.asText()));
            changes.add(text.toString());
        }
        return changes;
    }

    /** Those who are named, most users first. */
    JsonNode sample() {
        return report.at("/changes/0/sample");
    }
}
