package io.membership.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.permissions.Scope;
import io.membership.roles.RolesTree.Branch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTreeTest {

    private static Arguments arguments(String member, String json) {
        return new Arguments().with(member, json.replace('\'', '"'));
    }

    private static List<Branch> branches(String member, String json) {
        return Objects.requireNonNull(RolesTree.of(arguments(member, json))).branches();
    }

    private static String refusal(String tree) {
        ApiException.Problem problem = catchThrowableOfType(ApiException.class, () -> branches("rolesTree", tree))
                .problems()
                .get(0);
        return problem.code() + " " + problem.field() + " " + problem.message() + " " + problem.arguments();
    }

    @Test
    void nothingIsAskedForIfNeitherMemberIsGiven() {
        assertThat(RolesTree.of(new Arguments())).isNull();
    }

    @Test
    void namesAskForWholeRolesEachOnce() {
        assertThat(branches("roles", "['Seller','Buyer','Seller']"))
                .containsExactly(new Branch("Seller", null, "roles"), new Branch("Buyer", null, "roles"));
        assertThat(Objects.requireNonNull(RolesTree.of(arguments("roles", "[]")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void namesGoBeforeTheTree() {
        Arguments both = arguments("roles", "['Seller']").with("rolesTree", "[{\"role\":\"Buyer\"}]");

        assertThat(Objects.requireNonNull(RolesTree.of(both)).names()).containsExactly("Seller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'policies':null", ",'policies':[]"})
    void noPoliciesAreAllOfTheRole(String policies) {
        assertThat(branches("rolesTree", "[{'role':'Seller'" + policies + "}]"))
                .containsExactly(new Branch("Seller", null, "rolesTree"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'permissions':null", ",'permissions':[]"})
    void noPermissionsAreAllOfThePolicy(String permissions) {
        assertThat(branches("rolesTree", "[{'role':'Seller','policies':[{'policy':'p'" + permissions + "}]}]"))
                .containsExactly(new Branch("Seller", Map.of("p", List.of()), "rolesTree"));
    }

    @Test
    void permissionsAreReadWithTheirResource() {
        assertThat(branches(
                        "rolesTree", "[{'role':'Seller','policies':[{'policy':'p','permissions':['a:b@r','c:*']}]}]"))
                .containsExactly(new Branch(
                        "Seller", Map.of("p", List.of(Scope.parse("a:b@r"), Scope.parse("c:*"))), "rolesTree"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Seller                              | notRoles []",
                "{}                                  | notRoles []",
                "['Seller']                          | notRoles []",
                "[{}]                                | notRoles []",
                "[{'role':1}]                        | notRoles []",
                "[{'role':'a'},{'role':'a'}]         | roleTwice [a]",
                "[{'role':'a','policies':'p'}]       | notRoles []",
                "[{'role':'a','policies':{}}]        | notRoles []",
                "[{'role':'a','policies':{'p':[]}}]  | notRoles []",
                "[{'role':'a','policies':['p']}]     | notRoles []",
                "[{'role':'a','policies':[{}]}]      | notRoles []",
                "[{'role':'a','policies':[{'policy':'p','permissions':'a:b'}]}] | notRoles []",
                "[{'role':'a','policies':[{'policy':'p','permissions':{}}]}]    | notRoles []",
                "[{'role':'a','policies':[{'policy':'p','permissions':true}]}]  | notRoles []",
                "[{'role':'a','policies':[{'policy':'p'},{'policy':'q','permissions':['a:b','a:']}]}]"
                        + " | grammar [[0].policies[1].permissions \"a:\", has an empty segment]",
                "[{'role':'a','policies':[{'policy':'p','permissions':[null]}]}]"
                        + " | grammar [[0].policies[0].permissions \"null\","
                        + " must have a module and an operation, as in files:create]"
            })
    void treeThatIsNoneIsRefused(String tree, String reason) {
        assertThat(refusal(tree)).isEqualTo("InvalidValue rolesTree " + reason);
    }
}
