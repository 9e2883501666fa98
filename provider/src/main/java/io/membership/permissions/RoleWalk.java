package io.membership.permissions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Follows the roles of a user, of groups, or any set of roles, down to the policies that they carry. Roles, groups and
 * their attributes come from Keycloak's caches: once they are warm this costs no statement.
 */
public final class RoleWalk {

    private static final Predicate<RoleModel> EVERY_ROLE = role -> true;

    private final Blueprint blueprint;
    private final Predicate<RoleModel> inScope;
    private final List<Grant> granted = new ArrayList<>();
    private final List<Grant> administration = new ArrayList<>();

    private RoleWalk(Blueprint blueprint, Predicate<RoleModel> inScope) {
        this.blueprint = blueprint;
        this.inScope = inScope;
    }

    /** What reaches this user now. */
    public static Grants of(RealmModel realm, UserModel user) {
        return of(realm, user, EVERY_ROLE);
    }

    /**
     * What reaches this user now when he acts through that client. As in Keycloak's own tokens, a role that is not in the
     * client's scope allows nothing; what it denies stays denied.
     */
    static Grants of(RealmModel realm, UserModel user, ClientModel client) {
        return of(realm, user, client::hasScope);
    }

    /** What reaches everybody. */
    static Grants ofEveryone(RealmModel realm) {
        return of(Blueprint.of(realm), List.of(), List.of(), null);
    }

    private static Grants of(RealmModel realm, UserModel user, Predicate<RoleModel> inScope) {
        return new RoleWalk(Blueprint.of(realm), inScope)
                .everything(
                        user.getRoleMappingsStream().toList(),
                        user.getGroupsStream().toList(),
                        user.getFirstAttribute(Narrowing.ATTRIBUTE));
    }

    /** What reaches a user with these roles and groups. @param narrowing see {@link Narrowing} */
    public static Grants of(
            Blueprint blueprint,
            Collection<RoleModel> roles,
            Collection<GroupModel> groups,
            @Nullable String narrowing) {
        return new RoleWalk(blueprint, EVERY_ROLE).everything(roles, groups, narrowing);
    }

    private Grants everything(Collection<RoleModel> roles, Collection<GroupModel> groups, @Nullable String narrowing) {
        granted.add(new Grant(SystemPolicies.EVERYONE, List.of(new Step(Step.Kind.EVERYONE, "")), null));
        Narrowing narrowed = Narrowing.read(narrowing);
        roles.forEach(role -> role(role, narrowed));
        groups.forEach(this::group);
        return grants();
    }

    /** What roles bring with them by themselves, whoever has them. */
    public static Grants of(RealmModel realm, Iterable<RoleModel> roles) {
        RoleWalk walk = new RoleWalk(Blueprint.of(realm), EVERY_ROLE);
        roles.forEach(role -> walk.role(role, Narrowing.NONE));
        return walk.grants();
    }

    /** The policies inside one role, each once, by name; those that were narrowed to nothing left out. */
    static Collection<Grant> policiesOf(Blueprint blueprint, RoleModel role, Narrowing narrowing) {
        RoleWalk walk = new RoleWalk(blueprint, EVERY_ROLE);
        walk.role(role, narrowing);
        Map<String, Grant> byName = new TreeMap<>();
        walk.granted.stream()
                .filter(grant -> grant.only() != Rules.NONE)
                .forEach(grant -> byName.putIfAbsent(grant.policy().name(), grant));
        return byName.values();
    }

    private Grants grants() {
        return Grants.of(granted, withAll(administration));
    }

    /** Who manages both the realm and its users has all there is, as in {@link Rights}: each is a way to it. */
    static List<Grant> withAll(List<Grant> administration) {
        Set<Policy> held = administration.stream().map(Grant::policy).collect(Collectors.toSet());
        Policy all = AdministrationRight.REALM_ADMIN.policy();
        List<Policy> both =
                List.of(AdministrationRight.MANAGE_USERS.policy(), AdministrationRight.MANAGE_REALM.policy());
        return held.contains(all) || !held.containsAll(both)
                ? administration
                : Stream.concat(
                                administration.stream(),
                                administration.stream()
                                        .filter(grant -> both.contains(grant.policy()))
                                        .map(grant -> new Grant(all, grant.via(), null)))
                        .toList();
    }

    private void role(RoleModel role, Narrowing narrowing) {
        enter(role, List.of(new Step(Step.Kind.ROLE, role.getName())), narrowing.of(role));
    }

    private void group(GroupModel group) {
        for (GroupModel at = group; at != null; at = at.getParent()) {
            Step step = new Step(Step.Kind.GROUP, KeycloakModelUtils.buildGroupPath(at));
            at.getRoleMappingsStream()
                    .forEach(role -> enter(role, List.of(step, new Step(Step.Kind.ROLE, role.getName())), null));
        }
    }

    private void enter(RoleModel role, List<Step> via, Narrowing.@Nullable OfRole narrowing) {
        descend(role, via, narrowing, new HashSet<>());
    }

    private void descend(RoleModel role, List<Step> via, Narrowing.@Nullable OfRole narrowing, Set<RoleModel> visited) {
        if (!visited.add(role)) {
            return;
        }
        if (role.isClientRole()) {
            administration(role).ifPresent(policy -> administration.add(new Grant(policy, via, null)));
        } else {
            blueprint.of(role).forEach(policy -> granted.add(new Grant(policy, via, only(role, policy, narrowing))));
        }
        role.getCompositesStream().forEach(inside -> {
            List<Step> further = new ArrayList<>(via);
            further.add(new Step(Step.Kind.COMPOSITE, inside.getName()));
            descend(inside, further, narrowing, visited);
        });
    }

    private @Nullable Rules only(RoleModel role, Policy policy, Narrowing.@Nullable OfRole narrowing) {
        if (!inScope.test(role)) {
            return Rules.NONE;
        }
        return narrowing == null ? null : narrowing.of(policy.name());
    }

    /** In the master realm every other realm has a client too, whose roles are about that realm and not about master. */
    private Optional<Policy> administration(RoleModel role) {
        return role.getContainer() instanceof ClientModel client
                        && (client.getClientId().equals(Constants.REALM_MANAGEMENT_CLIENT_ID)
                                || client.equals(blueprint.realm().getMasterAdminClient()))
                ? AdministrationRight.named(role.getName()).map(AdministrationRight::policy)
                : Optional.empty();
    }
}
