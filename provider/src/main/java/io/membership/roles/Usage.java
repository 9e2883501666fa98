package io.membership.roles;

import io.membership.api.Call;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import io.membership.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Says who uses a role or a policy, for those who are about to delete it. */
final class Usage {

    private static final int SHOWN = 5;

    private final RealmModel realm;
    private final Holders holders;
    private final boolean mayReadUsers;

    Usage(Call call) {
        this.realm = call.realm();
        this.holders = new Holders(call.session(), realm);
        this.mayReadUsers = Rights.of(call).grants().allows(Operation.READ_USERS);
    }

    /** For example {@code users: 3 (ona@example.test, …); groups: /sales}; empty if nobody uses it. */
    Optional<String> ofRole(RoleModel role) {
        List<String> whom = new ArrayList<>();
        long users = holders.countUsers(role);
        if (users > 0) {
            whom.add("users: " + users + (mayReadUsers ? " " + shown(holders.usernames(role, SHOWN), users) : ""));
        }
        add(whom, "groups", holders.groups(role));
        add(whom, "roles", holders.parents(role));
        Settings settings = Settings.of(realm);
        List<String> named = new ArrayList<>();
        if (settings.userRegistersAsRole().equals(role.getName())) {
            named.add("userRegistersAsRole");
        }
        if (settings.guestRegistersAsRole().equals(role.getName())) {
            named.add("guestRegistersAsRole");
        }
        if (settings.allowedRegisterRoles().contains(role.getName())) {
            named.add("allowedRegisterRoles");
        }
        add(whom, "settings", named);
        return whom.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", whom));
    }

    /** For example {@code roles: Seller, Boss}; empty if no role carries it. */
    Optional<String> ofPolicy(String name) {
        List<String> whom = new ArrayList<>();
        add(
                whom,
                "roles",
                holders.carrying(name).stream().map(RoleModel::getName).sorted().toList());
        return whom.isEmpty() ? Optional.empty() : Optional.of(whom.get(0));
    }

    private static void add(List<String> whom, String what, List<String> names) {
        if (!names.isEmpty()) {
            whom.add(what + ": "
                    + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                    + (names.size() > SHOWN ? ", … (" + names.size() + ")" : ""));
        }
    }

    private static String shown(List<String> names, long all) {
        return "(" + String.join(", ", names) + (all > names.size() ? ", …" : "") + ")";
    }
}
