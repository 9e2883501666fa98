package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the attribute of a user takes away from his roles. */
class NarrowingTest {

    private static final String ID = "role-id";
    private static final String NAME = "Seller";

    private static Narrowing read(String json) {
        return Narrowing.read(json.replace('\'', '"'));
    }

    /** What the user has left of a policy that allows everything. */
    private static List<String> left(Narrowing narrowing, String policy) {
        Narrowing.OfRole role = narrowing.of(ID, NAME);
        Policy every = Policy.of(
                policy,
                policy,
                false,
                false,
                List.of(new Statement(Effect.ALLOW, List.of(Permission.EVERY), List.of())));
        return new Grant(every, List.of(), role == null ? null : role.of(policy))
                .allowed()
                .map(Scope::toString)
                .toList();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "{}"})
    void whoIsNotNarrowedHasAll(String attribute) {
        assertThat(Narrowing.read(attribute).of(ID, NAME)).isNull();
        assertThat(left(Narrowing.read(attribute), "p")).containsExactly("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "1", "'text'", "{} {}", "[{'role':'Seller'}]", "{'role-id':"})
    void attributeThatNobodyCanReadAllowsNothing(String attribute) {
        assertThat(left(read(attribute), "p")).isEmpty();
    }

    @Test
    void policyThatIsNotNamedAllowsNothingAndNullAllowsAll() {
        Narrowing narrowing = read("{'role-id':{'role':'Seller','policies':{'all':null,'some':['a:b','c:*@r']}}}");

        assertThat(left(narrowing, "all")).containsExactly("*");
        assertThat(left(narrowing, "some")).containsExactly("a:b", "c:*@r");
        assertThat(left(narrowing, "none")).isEmpty();
    }

    @Test
    void otherRolesAreWhole() {
        assertThat(read("{'role-id':{'role':'Seller','policies':{}}}").of("other", "Buyer"))
                .isNull();
    }

    @Test
    void roleIsFoundByIdAfterARenameAndByNameAfterAnImport() {
        Narrowing renamed = read("{'role-id':{'role':'Former','policies':{'p':['a:b']}}}");
        Narrowing imported = read("{'former-id':{'role':'Seller','policies':{'p':['a:b']}}}");

        assertThat(left(renamed, "p")).containsExactly("a:b");
        assertThat(left(imported, "p")).containsExactly("a:b");
    }

    @Test
    void idGoesBeforeName() {
        Narrowing narrowing = read("{'former-id':{'role':'Seller','policies':{'p':null}},"
                + "'role-id':{'role':'Else','policies':{'p':['a:b']}}}");

        assertThat(left(narrowing, "p")).containsExactly("a:b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "'all'",
                "[]",
                "['p']",
                "{}",
                "{'role':'Seller'}",
                "{'policies':null}",
                "{'policies':'p'}",
                "{'policies':['p']}",
                "{'policies':[{'policy':'p'}]}",
                "{'policies':{'P':null}}",
                "{'policies':{'p':[]}}",
                "{'policies':{'p':'a:b'}}",
                "{'policies':{'p':true}}",
                "{'policies':{'p':[null,1,'','a','a:','a:b*',{},['a:b']]}}"
            })
    void whatSomebodyWroteByHandAllowsNothing(String role) {
        assertThat(left(read("{'role-id':" + role + "}"), "p")).isEmpty();
    }

    @Test
    void oneBadPermissionDoesNotTakeTheOthers() {
        assertThat(left(read("{'role-id':{'policies':{'p':['a:','a:b']}}}"), "p"))
                .containsExactly("a:b");
    }
}
