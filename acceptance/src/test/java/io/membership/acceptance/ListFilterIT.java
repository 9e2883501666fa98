package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every member and every operator of a filter. */
final class ListFilterIT {

    private static FilterRealm realm;

    @BeforeAll
    static void createUsers() {
        realm = new FilterRealm();
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '~', textBlock = """
            {"email": "ada@filter.example"}                              > ada
            {"email": {"$eq": "ADA@Filter.Example"}}                     > ada
            {"email": {"$ne": "ada@filter.example"}}                     > bob cyd dan eve fay gus hal ida
            {"email": {"$exists": true}}                                 > ada cyd
            {"email": {"$regex": "^CYD@"}}                               > cyd
            {"email": null}                                              > bob dan eve fay gus hal ida
            {"userName": {"$in": ["BOB", "ida", "nobody"]}}              > bob ida
            {"userName": {"$gt": "fay"}}                                 > gus hal ida
            {"userName": {"$gte": "bob", "$lt": "dan"}}                  > bob cyd
            {"firstName": "Ada"}                                         > ada
            {"firstName": {"$regex": "^a", "$options": "i"}}             > ada
            {"firstName": {"$regex": "^A_a"}}                            > ~~
            {"lastName": {"$lte": "Ant"}}                                > ada
            {"lastName": {"$nin": ["Ant"]}}                              > bob cyd dan eve fay gus hal ida
            {"lastName": {"$nin": ["Ant", null]}}                        > bob
            {"displayName": "Ada A"}                                     > ada
            {"displayName": {"$regex": "^Bob.*"}}                        > bob
            {"displayName": {"$regex": "^100% _x!"}}                     > cyd
            {"phone": "+3702"}                                           > bob
            {"phone": {"$exists": true}}                                 > ada bob hal
            {"phone": {"$regex": "^\\\\+370"}}                           > ada bob hal
            {"language": {"$in": ["lt", "de"]}}                          > ada
            {"language": {"$exists": false}}                             > cyd dan eve fay gus hal ida
            {"tags": "red"}                                              > ada bob
            {"tags": {"$ne": "blue"}}                                    > bob cyd dan eve fay gus hal ida
            {"tags": {"$in": ["blue", "green"]}}                         > ada
            {"roles": "Administrator"}                                   > bob
            {"roles": {"$in": ["Administrator", "Authenticated"]}}       > ada bob cyd
            {"roles": {"$exists": false}}                                > dan eve fay gus hal ida
            {"roles": {"$nin": ["Authenticated"]}}                       > bob dan eve fay gus hal ida
            {"status": "Active"}                                         > ada bob hal ida
            {"status": "blocked"}                                        > cyd
            {"status": "Registered"}                                     > dan
            {"status": "Invited"}                                        > eve
            {"status": "PendingValidation"}                              > fay
            {"status": "Deactivated"}                                    > gus
            {"status": {"$nin": ["Active", "Blocked"]}}                  > dan eve fay gus
            {"type": "Guest"}                                            > gus
            {"type": "Phone"}                                            > hal
            {"type": "System"}                                           > ida
            {"type": "Service"}                                          > service-account-membership-admin
            {"type": {"$ne": "Authenticated"}}                           > gus hal ida
            {"type": "Authenticated"}                                    > ada bob cyd dan eve fay
            {"meta.plan": "gold"}                                        > ada
            {"meta.plan": {"$regex": "^gold"}}                           > ada bob
            {"meta.seats": 5}                                            > ada
            {"meta.seats": {"$in": [5.0, 5.50]}}                         > ada bob
            {"meta.beta": true}                                          > ada
            {"meta.beta": {"$exists": false}}                            > bob cyd dan eve fay gus hal ida
            {"$and": [{"tags": "red"}, {"meta.plan": {"$ne": "gold"}}]}  > bob
            {"$or": [{"userName": "hal"}, {"tags": "blue"}]}             > ada hal
            {"tags": "red", "$or": [{"status": "Blocked"}, {"language": "en"}]} > bob
            {"EMAIL": "ada@filter.example", "USERNAME": "ada"}           > ada
            {}                                                           > ada bob cyd dan eve fay gus hal ida
            """)
    void filterFinds(String filter, String names) {
        assertThat(realm.find(filter)).isEqualTo(names);
    }

    @Test
    void caseOfLettersCountsUnlessToTheDatabase() {
        assertThat(realm.find("{\"firstName\": \"ada\"}"))
                .isEqualTo(RunningKeycloak.DATABASE.equals("mariadb") ? "ada" : "");
    }

    @Test
    void idIsTakenInBothForms() {
        String ada = realm.idOf("ada");
        String bare = realm.idOf("bob").replace("-", "").toUpperCase(Locale.ROOT);

        assertThat(realm.find(Map.of("id", ada))).isEqualTo("ada");
        assertThat(realm.find(Map.of("id", Map.of("$in", List.of(ada, bare))))).isEqualTo("ada bob");
        assertThat(realm.find(Map.of("id", Map.of("$nin", List.of(ada, bare)))))
                .isEqualTo("cyd dan eve fay gus hal ida");
    }

    @Test
    void createdOnIsComparedAsAnInstant() {
        String cyd = date("cyd", "createdOn");

        assertThat(realm.find(Map.of("createdOn", Map.of("$lt", cyd)))).isEqualTo("ada bob");
        assertThat(realm.find(Map.of("createdOn", Map.of("$gte", cyd, "$lte", cyd))))
                .isEqualTo("cyd");
        assertThat(realm.find(Map.of("createdOn", cyd))).isEqualTo("cyd");
        assertThat(realm.find(Map.of("createdOn", Map.of("$gt", "2020-01-01"))))
                .isEqualTo(String.join(" ", FilterRealm.NAMES));
        assertThat(realm.find(Map.of("createdOn", Map.of("$gt", Map.of("$date", "2999-01-01T00:00:00Z")))))
                .isEmpty();
    }

    @Test
    void modifiedOnFindsWhoWasChangedLast() {
        String ida = realm.idOf("ida");
        String before = date("ida", "modifiedOn");
        realm.users()
                .api()
                .patch("/" + ida, Map.of("zone", Unique.name("zone")))
                .expect(204);

        assertThat(realm.find(Map.of("modifiedOn", Map.of("$gt", before)))).isEqualTo("ida");
        assertThat(realm.find(Map.of("modifiedOn", Map.of("$gte", date("ida", "modifiedOn")))))
                .isEqualTo("ida");
    }

    private static String date(String name, String member) {
        return realm.users().get(realm.idOf(name)).path(member).asText();
    }
}
