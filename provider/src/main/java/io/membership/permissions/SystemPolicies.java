package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The policies about our own operations, which ship with the JAR ({@code policies.json}) and grow with it. */
final class SystemPolicies {

    static final List<Policy> ALL = read();

    /** What every user of a realm may do without anybody having said so: look after himself. */
    static final Policy EVERYONE = named("membership:everyone");

    private SystemPolicies() {}

    private static List<Policy> read() {
        List<Policy> policies = new ArrayList<>();
        for (JsonNode policy : Shipped.json("policies.json")) {
            policies.add(Policy.of(
                    policy.path("name").asText(),
                    policy.path("displayName").asText(),
                    true,
                    false,
                    Statements.parse(policy.path("statements"))));
        }
        return List.copyOf(policies);
    }

    private static Policy named(String name) {
        return ALL.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
