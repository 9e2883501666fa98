package io.membership.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortTest {

    @ParameterizedTest(name = "{0} sorts by {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                      | createdOn,id
            null                                    | createdOn,id
            {"createdOn":-1}                        | -createdOn,id
            "{\\"createdOn\\":-1}"                  | -createdOn,id
            {"LASTNAME":"asc","firstName":"DESC"}   | lastName,-firstName,id
            {"email":"1","Email":-1}                | email,id
            {"_id":-1,"email":1}                    | -id
            {"modifiedOn":1,"id":-1}                | modifiedOn,-id
            """)
    void sortsAreRead(String sort, String keys) {
        assertThat(Sort.parse(sort).text()).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"status":1}       | status | cannot be sorted by; these can: id, createdOn, modifiedOn, email, userName, firstName, lastName
            {"nosuch":1}       | nosuch | cannot be sorted by; these can: id, createdOn, modifiedOn, email, userName, firstName, lastName
            {"email":0}        | email  | must be sorted 1 (ascending) or -1 (descending)
            {"email":[1]}      | email  | must be sorted 1 (ascending) or -1 (descending)
            [{"email":1}]      | sort   | must be a JSON object such as {"createdOn":-1}
            email              | sort   | must be a JSON object such as {"createdOn":-1}
            """)
    void badSortsAreRefusedByName(String sort, String member, String reason) {
        QueryException refused = catchThrowableOfType(QueryException.class, () -> Sort.parse(sort));

        assertThat(refused.code()).isEqualTo("InvalidSort");
        assertThat(refused.member()).isEqualTo(member);
        assertThat(refused.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"lastName":1}    | a,b,null
            {"lastName":-1}   | b,a,null
            {"createdOn":1}   | 1,2,null
            {"createdOn":-1}  | null,2,1
            """)
    void whoLacksTheMemberComesLast(String sort, String order) {
        Sort parsed = Sort.parse(sort);
        List<Object> values = Stream.of(user("1", "b", 2L), user("2", null, null), user("3", "a", 1L))
                .sorted(Comparator.comparing(parsed::values, parsed::compare))
                .map(user -> (Object) String.valueOf(parsed.values(user).get(0)))
                .toList();

        assertThat(values).isEqualTo(List.of((Object[]) order.split(",")));
    }

    @Test
    void theIdDecidesBetweenEquals() {
        List<UserFacts> users = List.of(user("b", "same", 1L), user("a", "same", 1L));

        assertThat(users.stream().sorted(Comparator.comparing(Sort.DEFAULT::values, Sort.DEFAULT::compare)))
                .extracting(UserFacts::id)
                .containsExactly("a", "b");
    }

    private static UserFacts user(String id, String lastName, Long created) {
        UserFacts some = new RandomQueries(1).users(1).get(0);
        return new UserFacts(
                id,
                some.username(),
                some.email(),
                some.emailVerified(),
                some.firstName(),
                lastName,
                some.enabled(),
                created,
                some.lastModifiedTimestamp(),
                some.serviceAccountClientLink(),
                some.federationLink(),
                some.attributes(),
                some.realmRoles(),
                some.identities(),
                some.hasPassword(),
                some.requiredActions());
    }
}
