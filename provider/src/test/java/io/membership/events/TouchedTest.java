package io.membership.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.membership.events.UserRows.Attribute;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TouchedTest {

    private final Touched user = new Touched();

    @Test
    void firstFormerValueOfAColumnCounts() {
        user.columnWas("email", null);
        user.columnWas("email", "first@example.org");
        assertThat(former(rows("second@example.org", Map.of(), Set.of())).columns())
                .containsEntry("email", null);
    }

    @Test
    void replacedAttributeRowsGiveTheFormerValues() {
        // As Keycloak does it: a statement deletes row 1, row 2 is inserted, the collection remembers row 1.
        user.attributeInserted("2");
        user.attributeWas("1", new Attribute("company", "Acme"));
        UserRows now = rows(null, Map.of("2", new Attribute("company", "Analytical")), Set.of());
        assertThat(former(now).attributes()).isEqualTo(Map.of("1", new Attribute("company", "Acme")));
    }

    @Test
    void attributeUpdatedInPlaceKeepsItsFirstValueWhateverTheCollectionShowsLater() {
        user.attributeWas("1", new Attribute("zone", "north"));
        user.attributeWas("1", new Attribute("zone", "south"));
        UserRows now = rows(null, Map.of("1", new Attribute("zone", "east")), Set.of());
        assertThat(former(now).attributes()).isEqualTo(Map.of("1", new Attribute("zone", "north")));
    }

    @Test
    void attributeRowThatCameAndWentIsForgotten() {
        user.attributeInserted("2");
        user.attributeWas("2", new Attribute("zone", "north"));
        assertThat(former(rows(null, Map.of(), Set.of())).attributes()).isEmpty();
    }

    @Test
    void untouchedAttributesStay() {
        user.attributeInserted("2");
        Map<String, Attribute> now = Map.of("1", new Attribute("a", "x"), "2", new Attribute("b", "y"));
        assertThat(former(rows(null, now, Set.of())).attributes()).isEqualTo(Map.of("1", new Attribute("a", "x")));
    }

    @Test
    void roleAddedAndRemovedAgainWasNeverThere() {
        user.roleWas("r1", false);
        user.roleWas("r1", true);
        assertThat(former(rows(null, Map.of(), Set.of())).roles()).isEmpty();
    }

    @Test
    void removedRoleWasThereAndAddedOneWasNot() {
        user.roleWas("gone", true);
        user.roleWas("new", false);
        assertThat(former(rows(null, Map.of(), Set.of("new", "kept"))).roles())
                .containsExactlyInAnyOrder("gone", "kept");
    }

    @Test
    void userInsertedAndDeletedNeverExistedAndIsGone() {
        user.inserted();
        user.deleted();
        assertThat(user.former(null)).isNull();
        assertThat(user.isGone()).isTrue();
    }

    @Test
    void userDeletedAndInsertedUnderTheSameIdWasChanged() {
        user.aboutToGo(rows("old@example.org", Map.of(), Set.of("r1")));
        user.deleted();
        user.inserted();
        user.roleWas("r1", false);
        UserRows now = rows("new@example.org", Map.of(), Set.of("r1"));
        assertThat(user.isGone()).isFalse();
        assertThat(former(now).columns()).containsEntry("email", "old@example.org");
        assertThat(former(now).roles()).containsExactly("r1");
    }

    @Test
    void deletedUserWasAsTheTransactionFoundIt() {
        user.columnWas("email", "first@example.org");
        user.aboutToGo(rows("second@example.org", Map.of(), Set.of()));
        user.deleted();
        assertThat(former(null).columns()).containsEntry("email", "first@example.org");
    }

    @Test
    void removalThatWasAnnouncedAndFailedIsForgotten() {
        user.aboutToGo(rows("kept@example.org", Map.of(), Set.of("r1")));
        user.roleWas("r2", true);
        assertThat(former(rows("kept@example.org", Map.of(), Set.of("r1"))).roles())
                .containsExactlyInAnyOrder("r1", "r2");
    }

    private UserRows former(@Nullable UserRows now) {
        return Objects.requireNonNull(user.former(now));
    }

    private static UserRows rows(@Nullable String email, Map<String, Attribute> attributes, Set<String> roles) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("email", email);
        return new UserRows("u1", "r", columns, attributes, roles, Set.of());
    }
}
