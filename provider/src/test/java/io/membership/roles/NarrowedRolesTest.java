package io.membership.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.membership.api.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a user's narrowed roles when somebody changes his roles. */
class NarrowedRolesTest {

    private static final Map<String, String> HELD = Map.of("id-1", "Seller");

    private static String kept(String attribute) {
        return Json.text(NarrowedRoles.read(attribute.replace('\'', '"'), HELD)).replace('"', '\'');
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "{}"})
    void whoWasNotNarrowedIsNot(String attribute) {
        assertThat(NarrowedRoles.read(attribute, HELD)).isEmpty();
    }

    @Test
    void whatIsSaidOfARoleThatHeHasIsKept() {
        String attribute = "{'id-1':{'role':'Seller','policies':{'p':['a:b'],'q':null}}}";

        assertThat(kept(attribute)).isEqualTo(attribute);
    }

    @Test
    void whatIsSaidOfOtherRolesIsForgotten() {
        assertThat(kept("{'id-2':{'role':'Buyer','policies':{}}}")).isEqualTo("{}");
    }

    @Test
    void roleThatGotANewIdByAnImportStaysNarrowed() {
        assertThat(kept("{'former':{'role':'Seller','policies':{'p':null}}}"))
                .isEqualTo("{'id-1':{'role':'Seller','policies':{'p':null}}}");
    }

    @Test
    void idGoesBeforeName() {
        assertThat(kept("{'former':{'role':'Seller','policies':{'p':null}},'id-1':{'role':'Old','policies':{}}}"))
                .isEqualTo("{'id-1':{'role':'Old','policies':{}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "1", "'text'"})
    void attributeThatNobodyCanReadGoesOnAllowingNothingOfHisRoles(String attribute) {
        assertThat(NarrowedRoles.read(attribute, HELD))
                .isEqualTo(Map.of("id-1", Map.of("role", "Seller", "policies", Map.of())));
    }
}
