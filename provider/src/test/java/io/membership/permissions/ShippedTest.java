package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue, the policies and the administration rights that come with the JAR. */
class ShippedTest {

    private static final List<Permission> CATALOGUE =
            Catalogue.SHIPPED.stream().map(KnownPermission::permission).toList();

    private static List<Permission> ofMembership() {
        return CATALOGUE.stream()
                .filter(permission -> permission.module().equals("membership"))
                .toList();
    }

    private static Stream<Permission> permissions(Policy policy) {
        return policy.statements().stream().flatMap(statement -> statement.permissions().stream());
    }

    @Test
    void catalogueHasExactlyOurOperations() {
        List<Permission> operations =
                Arrays.stream(Operation.values()).map(Operation::permission).toList();

        assertThat(CATALOGUE).containsAll(operations);
        assertThat(operations).containsAll(ofMembership());
    }

    @Test
    void catalogueHasTheModulesOfCodeMash() {
        assertThat(CATALOGUE.stream().map(Permission::module).distinct())
                .containsExactly("membership", "database", "files", "notifications", "serverless");
    }

    @Test
    void entriesAreDifferentAndLieInTheirModuleAndHaveATitle() {
        assertThat(CATALOGUE).doesNotHaveDuplicates();
        assertThat(Catalogue.SHIPPED)
                .allMatch(KnownPermission::system)
                .allMatch(known -> !known.title().equals(known.permission().toString()));
        for (JsonNode module : Shipped.json("catalogue.json")) {
            module.path("permissions")
                    .forEach(entry -> assertThat(entry.path("value").asText())
                            .startsWith(module.path("module").asText() + ":"));
        }
    }

    @Test
    void systemPoliciesHaveNamesThatNoPolicyOfARealmCanHave() {
        assertThat(SystemPolicies.ALL)
                .allMatch(Policy::isSystem)
                .noneMatch(Policy::isDisabled)
                .extracting(Policy::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("membership:"))
                .allMatch(name -> Policies.nameFault(name).isPresent());
        assertThat(SystemPolicies.ALL).allMatch(policy -> !policy.displayName().isBlank());
    }

    @Test
    void everyPermissionOfASystemPolicyMeansSomething() {
        for (Policy policy : SystemPolicies.ALL) {
            assertThat(permissions(policy))
                    .as(policy.name())
                    .isNotEmpty()
                    .allMatch(permission -> permission.equals(Permission.EVERY)
                            || ofMembership().stream().anyMatch(permission::overlaps));
        }
    }

    @Test
    void everyoneMayLookAfterHimselfAndNothingElse() {
        Grants everyone = Grants.of(List.of(new Grant(SystemPolicies.EVERYONE, List.of(), null)), List.of());

        assertThat(Arrays.stream(Operation.values()).filter(everyone::allows))
                .containsExactlyInAnyOrder(Operation.READ_PROFILE, Operation.UPDATE_PROFILE);
    }

    @Test
    void readOnlyPolicyReads() {
        Policy readOnly = SystemPolicies.ALL.stream()
                .filter(policy -> policy.name().equals("membership:read-only"))
                .findFirst()
                .orElseThrow();

        assertThat(Arrays.stream(Operation.values())
                        .filter(operation -> readOnly.allows(Scope.of(operation.permission())))
                        .map(Enum::name))
                .containsExactlyInAnyOrder(
                        "READ_USERS",
                        "READ_PROFILE",
                        "READ_ROLES",
                        "READ_POLICIES",
                        "READ_SERVICE_USERS",
                        "READ_PERMISSIONS",
                        "READ_SETTINGS");
    }

    @ParameterizedTest
    @CsvSource({
        "realm-admin,REALM_ADMIN",
        "manage-users,MANAGE_USERS",
        "view-users,VIEW_USERS",
        "manage-realm,MANAGE_REALM",
        "view-realm,VIEW_REALM",
        "manage-clients,MANAGE_CLIENTS",
        "view-clients,VIEW_CLIENTS"
    })
    void administrationRightHasTheNameOfKeycloaksRole(String role, AdministrationRight right) {
        assertThat(AdministrationRight.named(role)).contains(right);
        assertThat(right.policy().name()).isEqualTo("keycloak:" + role);
        assertThat(right.policy().isSystem()).isTrue();
    }

    @Test
    void otherRolesOfKeycloakAreNoRightHere() {
        assertThat(Stream.of("impersonation", "manage-events", "query-clients", "query-users", "Manage-Users", "")
                        .flatMap(role -> AdministrationRight.named(role).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyPermissionOfAnAdministrationRightMeansSomething(AdministrationRight right) {
        assertThat(permissions(right.policy()))
                .allMatch(permission -> permission.equals(Permission.EVERY)
                        || CATALOGUE.stream().anyMatch(permission::overlaps));
    }

    @Test
    void whoViewsMayNothingThatWhoManagesMayNot() {
        Grants manager = Grants.of(List.of(), List.of())
                .with(Set.of(
                        AdministrationRight.MANAGE_USERS,
                        AdministrationRight.MANAGE_REALM,
                        AdministrationRight.MANAGE_CLIENTS));
        Grants viewer = Grants.of(List.of(), List.of())
                .with(Set.of(
                        AdministrationRight.VIEW_USERS,
                        AdministrationRight.VIEW_REALM,
                        AdministrationRight.VIEW_CLIENTS));

        assertThat(Arrays.stream(Operation.values()).filter(viewer::allows))
                .isNotEmpty()
                .allMatch(manager::allows)
                .allMatch(operation -> operation == Operation.CHECK_PERMISSIONS
                        || operation.permission().toString().endsWith(":read"));
    }

    @Test
    void entryOfTheCatalogueIsReadAndWrittenAlike() {
        KnownPermission known = KnownPermission.parse(
                json("{'value':'shop:*:sell','title':'Sell','description':'In any shop'}"), false);

        assertThat(known.permission()).isEqualTo(Permission.parse("shop:*:sell"));
        assertThat(KnownPermission.parse(Json.parse(Json.text(known.stored())).orElseThrow(), false))
                .isEqualTo(known);
        assertThat(known.json())
                .hasToString("{value=shop:*:sell, title=Sell, description=In any shop, module=shop, type=User}");
        assertThat(KnownPermission.parse(json("{'value':'shop:sell'}"), true).json())
                .hasToString("{value=shop:sell, title=shop:sell, module=shop, type=System}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}               | must have a value",
                "{'value':1}      | must have a value",
                "'shop:sell'      | must have a value",
                "{'value':'*'}    | must name its module",
                "{'value':'*:x'}  | must name its module",
                "{'value':'shop'} | must have a module and an operation, as in files:create",
                "{'value':'shop:'}| has an empty segment"
            })
    void entryThatIsNoneIsRefusedWithAReason(String json, String reason) {
        assertThatThrownBy(() -> KnownPermission.parse(json(json), false))
                .isInstanceOf(GrammarException.class)
                .hasMessage(reason);
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"')).orElseThrow();
    }
}
