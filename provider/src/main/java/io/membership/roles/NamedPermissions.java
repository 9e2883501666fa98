package io.membership.roles;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.permissions.Catalogue;
import io.membership.permissions.Effect;
import io.membership.permissions.GrammarException;
import io.membership.permissions.Permission;
import io.membership.permissions.Resource;
import io.membership.permissions.Scope;
import io.membership.permissions.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Permissions that a request names one by one: {@code "files:read"}, {@code "orders:read@invoices/eu/*"} or {@code
 * {"permission": "orders:read", "resource": "invoices/eu/*"}}.
 */
final class NamedPermissions {

    static final String MEMBER = "permissions";

    private static final int MOST = 500;

    private NamedPermissions() {}

    /** Statements that allow them; null if the request names none. 400 {@code UnknownPermission} for a typo. */
    static @Nullable List<Statement> of(Arguments arguments, Catalogue catalogue) {
        JsonNode given = arguments.json(MEMBER);
        if (given == null) {
            return null;
        }
        if (!given.isArray()) {
            throw ApiException.invalid(MEMBER, "grammar", MEMBER, "must be a list");
        }
        if (given.size() > MOST) {
            throw ApiException.invalid(MEMBER, "tooMany", MEMBER, MOST);
        }
        Map<Resource, List<Permission>> byResource = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String place = MEMBER + "[" + i + "]";
            Scope scope = scope(given.get(i), place);
            if (!catalogue.knows(scope.permission())) {
                throw ApiException.badRequest(
                        "UnknownPermission", MEMBER, "unknownPermission", place, scope.permission());
            }
            byResource
                    .computeIfAbsent(scope.resource(), on -> new ArrayList<>())
                    .add(scope.permission());
        }
        return byResource.entrySet().stream()
                .map(each -> new Statement(
                        Effect.ALLOW,
                        each.getValue(),
                        each.getKey().equals(Resource.EVERYTHING) ? List.of() : List.of(each.getKey())))
                .toList();
    }

    private static Scope scope(JsonNode given, String place) {
        try {
            return Scope.parse(given);
        } catch (GrammarException fault) {
            throw ApiException.invalid(MEMBER, "grammar", place, fault.reason());
        }
    }
}
