package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages by number, in a realm with a few users more than the largest page holds. */
final class ListPagesIT {

    private static final int LARGEST = 1000;
    private static final int ALL = LARGEST + 5;

    private static Realm realm;

    private final UsersApi users = UsersApi.of(realm);

    @BeforeAll
    static void importUsers() {
        realm = Keycloak.newRealm();
        realm.importUsers(IntStream.range(0, ALL).mapToObj(i -> Map.of("username", "user-%04d".formatted(i))));
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"pageSize\":0}",
                "{\"pageSize\":null}",
                "{\"pageSize\":1001}",
                "{\"pageSize\":1000000000}"
            })
    void pageHasAThousandUsersAtMostAndByDefault(String request) {
        Reply page = users.list(request).expect(200);

        assertThat(page.at("/result")).hasSize(LARGEST);
        assertThat(page.at("/totalCount").asInt()).isEqualTo(ALL);
    }

    @Test
    void pagesAreNumberedFromZeroAndDoNotOverlap() {
        List<String> all = new ArrayList<>(UsersApi.names(users.list(Map.of("pageNumber", 0))));
        List<String> second = UsersApi.names(users.list(Map.of("pageNumber", 1)));
        all.addAll(second);

        assertThat(second).hasSize(ALL - LARGEST);
        assertThat(all).hasSize(ALL).doesNotHaveDuplicates();
    }

    @Test
    void pageBehindTheLastIsEmptyAndStillCountsAll() {
        Reply page = users.list(Map.of("pageNumber", 2)).expect(200);

        assertThat(page.at("/result")).isEmpty();
        assertThat(page.at("/totalCount").asInt()).isEqualTo(ALL);
    }

    @Test
    void totalCountsWhatMatchesAndNotThePage() {
        Map<String, Object> prefix = Map.of("userName", Map.of("$regex", "^user-00"));

        Reply page = users.list(Map.of("filter", prefix, "pageSize", 7)).expect(200);

        assertThat(page.at("/result")).hasSize(7);
        assertThat(page.at("/totalCount").asInt()).isEqualTo(100);
    }

    @Test
    void numberAndSizeCutThePageOutOfTheWhole() {
        Map<String, Object> request = Map.of("pageNumber", 3, "pageSize", 4, "sort", Map.of("userName", 1));

        assertThat(UsersApi.names(users.list(request)))
                .containsExactly("user-0012", "user-0013", "user-0014", "user-0015");
    }

    @Test
    void numbersMayComeAsText() {
        String query = Api.query("pageNumber", "3", "pageSize", "2", "sort", "{\"userName\":1}");

        assertThat(UsersApi.names(users.api().get(query))).containsExactly("user-0006", "user-0007");
    }

    @ParameterizedTest
    @CsvSource({"pageNumber,-1", "pageNumber,x", "pageNumber,1.5", "pageSize,-1", "pageSize,99999999999"})
    void numberThatIsNoneIsRefusedByName(String member, String value) {
        Reply reply = users.list(Map.of(member, value)).expectError(400, "InvalidValue");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo(member);
    }

    @Test
    void serviceAccountsAreNotListedUnlessAskedFor() {
        Map<String, Object> services = Map.of("filter", Map.of("type", "Service"));

        assertThat(users.list(Map.of("pageSize", 1)).at("/totalCount").asInt()).isEqualTo(ALL);
        assertThat(UsersApi.names(users.list(services))).containsExactly("service-account-membership-admin");
    }

    @Test
    void farPageIsEmptyRatherThanAFault() {
        Reply page = users.list(Map.of("pageNumber", Integer.MAX_VALUE)).expect(200);

        assertThat(page.at("/result")).isEmpty();
    }
}
