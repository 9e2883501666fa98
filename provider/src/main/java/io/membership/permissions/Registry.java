package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.AdminLog;
import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.api.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** Lets applications register the permissions that they ask for. */
final class Registry {

    private static final String MEMBER = "permissions";
    private static final int MOST = 500;

    private final Call call;
    private final Rights rights;
    private final Catalogue catalogue;

    Registry(Call call) {
        this.call = call;
        this.rights = Rights.of(call);
        this.catalogue = Catalogue.of(call.realm());
    }

    /** The catalogue, or one {@code module} of it. */
    List<Map<String, Object>> list() {
        rights.require(Operation.READ_PERMISSIONS);
        String module = call.arguments().filled("module");
        return catalogue.all().stream()
                .filter(known -> module == null || known.permission().module().equals(module))
                .map(KnownPermission::json)
                .toList();
    }

    Map<String, Object> get(String value) {
        rights.require(Operation.READ_PERMISSIONS);
        return named(value).json();
    }

    /**
     * Registers one permission, or each of {@code permissions}, again if it is there already. A list is answered item by
     * item: {@code {"value", "registered": bool, "reason"}}.
     */
    Object register() {
        rights.require(Operation.REGISTER_PERMISSIONS);
        JsonNode many = call.arguments().json(MEMBER);
        if (many == null) {
            return register(one(call.arguments().required("value")));
        }
        if (!many.isArray() || many.size() > MOST) {
            throw ApiException.invalid(MEMBER, "grammar", MEMBER, "must be a list of " + MOST + " at most");
        }
        List<Map<String, Object>> results = new ArrayList<>();
        many.forEach(item -> results.add(attempt(item)));
        return results;
    }

    /** What the members of the request say of the permission. */
    private KnownPermission one(String value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", value);
        json.put("title", call.arguments().filled("title"));
        json.put("description", call.arguments().filled("description"));
        try {
            return KnownPermission.parse(Json.parse(Json.text(json)).orElseThrow(), false);
        } catch (GrammarException fault) {
            throw ApiException.invalid("value", "grammar", "value", fault.reason());
        }
    }

    private Map<String, Object> attempt(JsonNode item) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("value", item.path("value").asText());
        String fault = null;
        try {
            KnownPermission wanted = KnownPermission.parse(item, false);
            fault = fault(wanted);
            if (fault == null) {
                register(wanted);
            }
        } catch (GrammarException malformed) {
            fault = malformed.reason();
        }
        result.put("registered", fault == null);
        if (fault != null) {
            result.put("reason", fault);
        }
        return result;
    }

    private Map<String, Object> register(KnownPermission wanted) {
        String value = wanted.permission().toString();
        if (fault(wanted) != null) {
            throw ApiException.conflict("SystemPermission", "value", "systemPermission", value);
        }
        boolean there = catalogue.named(value).isPresent();
        catalogue.register(wanted);
        log(there ? OperationType.UPDATE : OperationType.CREATE, value, wanted.json());
        return wanted.json();
    }

    private @Nullable String fault(KnownPermission wanted) {
        boolean ours = wanted.permission().module().equals("membership");
        boolean shipped = catalogue
                .named(wanted.permission().toString())
                .filter(KnownPermission::system)
                .isPresent();
        return ours || shipped ? "is the system's" : null;
    }

    /** Changes title and description. */
    Map<String, Object> change(String value) {
        rights.require(Operation.REGISTER_PERMISSIONS);
        named(value);
        return register(one(value));
    }

    /** 409 {@code PermissionInUse} names the policies that speak of it, unless {@code force} is true. */
    void remove(String value) {
        rights.require(Operation.REGISTER_PERMISSIONS);
        KnownPermission known = named(value);
        if (known.system()) {
            throw ApiException.conflict("SystemPermission", "value", "systemPermission", value);
        }
        List<String> users = Policies.of(call.realm()).all().stream()
                .filter(policy -> policy.statements().stream()
                        .flatMap(statement -> statement.permissions().stream())
                        .anyMatch(permission -> !permission.equals(Permission.EVERY)
                                && known.permission().overlaps(permission)))
                .map(Policy::name)
                .toList();
        if (!users.isEmpty() && !call.arguments().flag("force", false)) {
            throw ApiException.conflict("PermissionInUse", null, "permissionInUse", value, String.join(", ", users));
        }
        catalogue.remove(known);
        log(OperationType.DELETE, value, null);
    }

    private KnownPermission named(String value) {
        return catalogue
                .named(value)
                .orElseThrow(() -> ApiException.notFound("PermissionNotFound", "permissionNotFound", value));
    }

    private void log(OperationType operation, String value, @Nullable Object what) {
        new AdminLog(call).write(operation, "MEMBERSHIP_PERMISSION", what, "membership", MEMBER, value);
    }
}
