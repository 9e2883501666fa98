package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A list of statements as text and JSON. */
public final class Statements {

    private static final int MOST = 500;
    /** Permissions and resources of a statement multiply: a small text could fill the memory. */
    private static final int MOST_SCOPES = 10_000;

    private Statements() {}

    /** @throws GrammarException naming the statement, the member and the reason, as in {@code statements[0].effect must be…} */
    public static List<Statement> parse(JsonNode json) {
        if (!json.isArray()) {
            throw new GrammarException("statements must be a list");
        }
        if (json.size() > MOST) {
            throw new GrammarException("statements may be " + MOST + " at most");
        }
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            try {
                statements.add(Statement.parse(json.get(i)));
            } catch (GrammarException fault) {
                String reason = fault.reason();
                throw new GrammarException("statements[" + i + "]" + (reason.startsWith(".") ? "" : " ") + reason);
            }
        }
        if (statements.stream().mapToLong(Statement::size).sum() > MOST_SCOPES) {
            throw new GrammarException(
                    "statements may come to " + MOST_SCOPES + " permissions, each counted for each resource, at most");
        }
        return statements;
    }

    /** The statements in a text; none in an empty one. */
    static List<Statement> parse(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        return parse(Json.parse(text).orElseThrow(() -> new GrammarException("statements must be JSON")));
    }

    /** One statement that allows these; none if there are none. @throws GrammarException as {@link #parse(JsonNode)} */
    public static List<Statement> allowing(List<String> permissions) {
        return permissions.isEmpty() ? List.of() : parse(Json.text(List.of(Map.of("permissions", permissions))));
    }

    /** The text that {@link #parse(String)} reads. */
    public static String text(List<Statement> statements) {
        return Json.text(statements.stream().map(Statement::json).toList());
    }
}
