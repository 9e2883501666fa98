package io.membership.permissions;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.AdminRoles;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What Keycloak's own administration rights come to in our permissions. They count as before there were any. */
enum AdministrationRight {
    /** Whoever manages both the realm and its users can do everything there is. */
    REALM_ADMIN(AdminRoles.REALM_ADMIN, "*"),
    MANAGE_USERS(
            AdminRoles.MANAGE_USERS,
            "membership:users:*",
            "membership:roles:assign",
            "membership:permissions:check",
            "notifications:push:read",
            "notifications:push:update",
            "notifications:push:delete",
            "notifications:devices:*"),
    VIEW_USERS(
            AdminRoles.VIEW_USERS,
            "membership:users:read",
            "membership:permissions:check",
            "notifications:push:read",
            "notifications:devices:read"),
    MANAGE_REALM(
            AdminRoles.MANAGE_REALM,
            "membership:settings:*",
            "membership:setup:run",
            "membership:triggers:manage",
            "membership:roles:read",
            "membership:roles:create",
            "membership:roles:update",
            "membership:roles:delete",
            "membership:policies:*",
            "membership:permissions:read",
            "membership:permissions:register"),
    VIEW_REALM(
            AdminRoles.VIEW_REALM, "membership:roles:read", "membership:policies:read", "membership:permissions:read"),
    MANAGE_CLIENTS(AdminRoles.MANAGE_CLIENTS, "membership:service-users:*"),
    VIEW_CLIENTS(AdminRoles.VIEW_CLIENTS, "membership:service-users:read");

    private final String role;
    private final Policy policy;

    AdministrationRight(String role, String... permissions) {
        this.role = role;
        this.policy = Policy.of(
                "keycloak:" + role,
                role,
                true,
                false,
                List.of(new Statement(
                        Effect.ALLOW,
                        Arrays.stream(permissions).map(Permission::parse).toList(),
                        List.of())));
    }

    /** Those that somebody has on the realm as a whole. */
    static Set<AdministrationRight> held(AdminPermissionEvaluator keycloak) {
        boolean users = keycloak.users().canManage();
        boolean itself = keycloak.realm().canManageRealm();
        Map<AdministrationRight, Boolean> rights = new EnumMap<>(AdministrationRight.class);
        rights.put(REALM_ADMIN, users && itself);
        rights.put(MANAGE_USERS, users);
        rights.put(MANAGE_REALM, itself);
        rights.put(VIEW_USERS, keycloak.users().canView());
        rights.put(VIEW_REALM, keycloak.realm().canViewRealm());
        rights.put(MANAGE_CLIENTS, keycloak.clients().canManage());
        rights.put(VIEW_CLIENTS, keycloak.clients().canView());
        rights.values().removeIf(held -> !held);
        return rights.keySet();
    }

    /** What they come to by themselves. */
    static Grants grants(AdminPermissionEvaluator keycloak) {
        return Grants.of(List.of(), List.of()).with(held(keycloak));
    }

    static Optional<AdministrationRight> named(String role) {
        return Arrays.stream(values()).filter(right -> right.role.equals(role)).findFirst();
    }

    Policy policy() {
        return policy;
    }
}
