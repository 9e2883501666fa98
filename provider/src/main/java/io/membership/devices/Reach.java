package io.membership.devices;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Whose things a caller may look after: his own always, and those of others by rights. */
final class Reach {

    private static final int LARGEST_PAGE = 1000;
    static final String USER = "userId";

    private final Call call;
    private final Rights rights;

    Reach(Call call) {
        this.call = call;
        this.rights = Rights.of(call);
    }

    boolean mayAll(Operation operation) {
        return !call.caller().isOnlyHimself() && rights.grants().allows(operation);
    }

    /** Refuses with 403 unless that is himself or the operation is allowed on that user, who must exist. */
    void requireFor(String userId, Operation operation) {
        if (call.caller().isOf(call.realm())
                && userId.equals(call.caller().user().getId())) {
            return;
        }
        call.caller().require(!call.caller().isOnlyHimself());
        UserModel user = call.session().users().getUserById(call.realm(), userId);
        if (user == null) {
            throw mayAll(operation) ? ApiException.notFound("UserNotFound", "userNotFound") : ApiException.forbidden();
        }
        call.caller().require(rights.mayWith(user, operation));
    }

    /** The user whom a list is about: who is named; null for all, if he may see all; else himself. */
    @Nullable String listed(Operation operation) {
        String named = call.arguments().id(USER);
        if (named != null) {
            requireFor(named, operation);
            return named;
        }
        return mayAll(operation) ? null : call.caller().user().getId();
    }

    /** Which rows of a list are asked for. */
    record Rows(int first, int max) {}

    Rows rows() {
        Arguments arguments = call.arguments();
        Integer asked = arguments.number("pageSize", 0);
        int size = asked == null || asked == 0 ? LARGEST_PAGE : Math.min(asked, LARGEST_PAGE);
        Integer page = arguments.number("pageNumber", 0);
        long first = page == null ? 0 : (long) page * size;
        return new Rows((int) Math.min(first, Integer.MAX_VALUE), size);
    }
}
