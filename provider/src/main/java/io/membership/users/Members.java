package io.membership.users;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.events.Intent;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import io.membership.roles.Roles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** The users of one role: who they are, and who becomes or ceases to be one. */
final class Members {

    private static final String USERS = "users";
    private static final int MOST = 500;

    private final Call call;
    private final Directory directory;
    private final RoleModel role;

    /** @throws ApiException 404 {@code RoleNotFound}; 403 instead for who may ask for nothing, and learns no names */
    Members(Call call, String name) {
        this.call = call;
        this.directory = new Directory(call);
        RoleModel found = call.realm().getRole(name);
        if (found == null || found.equals(call.realm().getDefaultRole())) {
            call.caller()
                    .require(directory.mayQuery() || Rights.of(call).grants().allows(Operation.ASSIGN_ROLES));
            throw ApiException.notFound("RoleNotFound", "roleNotFound", name);
        }
        this.role = found;
    }

    /** A page of those to whom the role is mapped directly, as far as the caller may see them. */
    UserPage list() {
        return directory.list(role);
    }

    /** Gives the role to each of {@code users}; answers as {@link #each}. */
    List<Map<String, Object>> add() {
        Roles roles = new Roles(call);
        return each(roles::give, OperationType.CREATE);
    }

    /** Takes the role from each of {@code users}; answers as {@link #each}. */
    List<Map<String, Object>> remove() {
        Roles roles = new Roles(call);
        return each(roles::take, OperationType.DELETE);
    }

    /**
     * One answer per user, in their order: {@code {"userId", "changed": bool}}, or {@code {"userId", "errorCode"}} for one
     * who could not be changed; the others are all the same.
     */
    private List<Map<String, Object>> each(BiPredicate<UserModel, RoleModel> work, OperationType operation) {
        Rights rights = Rights.of(call);
        rights.requireAssigning(role);
        rights.requireAssignable(role, null, "role");
        List<String> ids = call.arguments().texts(USERS);
        if (ids == null) {
            throw ApiException.missing(USERS);
        }
        if (ids.size() > MOST) {
            throw ApiException.invalid(USERS, "tooMany", USERS, MOST);
        }
        List<Map<String, Object>> results = new ArrayList<>();
        for (String id : ids) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("userId", id);
            try {
                result.put("changed", one(Arguments.dashed(id), work, operation));
            } catch (ApiException refused) {
                result.put("errorCode", refused.problems().get(0).code());
            }
            results.add(result);
        }
        return results;
    }

    private boolean one(String id, BiPredicate<UserModel, RoleModel> work, OperationType operation) {
        UserModel user = directory.found(id);
        if (!work.test(user, role)) {
            return false;
        }
        Intent.of(Intent.Kind.UPDATE, id).on(call.session());
        user.setLastModifiedTimestamp(Time.currentTimeMillis());
        new Audit(call).roleMapping(operation, user, role);
        return true;
    }
}
