package io.membership.permissions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that speaks for or against a permission.
 *
 * @param scope what exactly is allowed or denied
 * @param via the way from the user to the policy
 */
public record Reason(Effect effect, Scope scope, String policy, List<Step> via) {

    /** {@code {"effect", "permission", "resource", "policy", "via": [{"kind", "name"}]}}. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("effect", effect.toString());
        json.put("permission", scope.permission().toString());
        json.put("resource", scope.resource().toString());
        json.put("policy", policy);
        json.put("via", json(via));
        return json;
    }

    static List<Map<String, String>> json(List<Step> via) {
        return via.stream().map(Step::json).toList();
    }
}
