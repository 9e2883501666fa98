package io.membership.roles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Json;
import io.membership.permissions.Catalogue;
import io.membership.permissions.Effect;
import io.membership.permissions.GrammarException;
import io.membership.permissions.Permission;
import io.membership.permissions.Policy;
import io.membership.permissions.Scope;
import io.membership.permissions.Statement;
import io.membership.permissions.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a request makes of a policy: the policy as it would be. */
record PolicyChange(Policy former, Policy current) {

    /**
     * Reads {@code displayName}, {@code disabled} and {@code statements}, or {@code permissions} alone for one statement
     * that allows them, as CodeMash's own console sends it (reference chapter 2.10).
     *
     * @param former what there is; of a new one an empty policy of its name
     * @param whole whether what is not given is to be cleared
     */
    static PolicyChange of(Arguments arguments, Catalogue catalogue, Policy former, boolean whole) {
        String displayName = DisplayName.given(arguments);
        if (displayName == null) {
            displayName = whole ? former.name() : former.displayName();
        }
        Policy current = Policy.of(
                former.name(),
                displayName.isBlank() ? former.name() : displayName,
                false,
                arguments.flag("disabled", !whole && former.isDisabled()),
                statements(arguments, catalogue, whole ? List.of() : former.statements()));
        return new PolicyChange(former, current);
    }

    private static List<Statement> statements(Arguments arguments, Catalogue catalogue, List<Statement> absent) {
        JsonNode given = arguments.json("statements");
        if (given instanceof TextNode text) {
            given = Json.parse(text.asText()).orElse(text);
        }
        try {
            if (given != null) {
                return known(Statements.parse(given), catalogue);
            }
            List<String> permissions = arguments.texts("permissions");
            if (permissions == null) {
                return absent;
            }
            return known(Statements.allowing(permissions), catalogue);
        } catch (GrammarException fault) {
            throw ApiException.badRequest("InvalidPolicy", "statements", "statement", fault.reason());
        }
    }

    /** A permission that nothing asks for is a typo. */
    private static List<Statement> known(List<Statement> statements, Catalogue catalogue) {
        for (int i = 0; i < statements.size(); i++) {
            List<Permission> permissions = statements.get(i).permissions();
            for (int j = 0; j < permissions.size(); j++) {
                if (!catalogue.knows(permissions.get(j))) {
                    throw ApiException.badRequest(
                            "UnknownPermission",
                            "statements",
                            "unknownPermission",
                            "statements[" + i + "].permissions[" + j + "]",
                            permissions.get(j));
                }
            }
        }
        return statements;
    }

    /** What holders would be allowed, or no longer denied. */
    Stream<Scope> moved() {
        return Stream.concat(
                beside(current.scopes(Effect.ALLOW), former.scopes(Effect.ALLOW)),
                beside(former.scopes(Effect.DENY), current.scopes(Effect.DENY)));
    }

    /** Everything that is said otherwise than before. */
    List<Scope> difference() {
        List<Scope> difference = new ArrayList<>();
        for (Effect effect : Effect.values()) {
            beside(current.scopes(effect), former.scopes(effect)).forEach(difference::add);
            beside(former.scopes(effect), current.scopes(effect)).forEach(difference::add);
        }
        return difference;
    }

    /** The same for the same change of what is said. */
    String text() {
        return Json.text(List.of(
                current.name(),
                former.isDisabled(),
                Statements.text(former.statements()),
                current.isDisabled(),
                Statements.text(current.statements())));
    }

    private static Stream<Scope> beside(List<Scope> scopes, List<Scope> others) {
        return scopes.stream().filter(scope -> !others.contains(scope));
    }
}
