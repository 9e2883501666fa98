package io.membership.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.membership.events.MembershipEvent.Blocked;
import io.membership.events.MembershipEvent.Deleted;
import io.membership.events.MembershipEvent.Invited;
import io.membership.events.MembershipEvent.Registered;
import io.membership.events.MembershipEvent.RolesChanged;
import io.membership.events.MembershipEvent.Unblocked;
import io.membership.events.MembershipEvent.Updated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DerivationTest {

    private static final Header HEADER =
            new Header(UUID.randomUUID(), Instant.EPOCH, "realm", Initiator.UNKNOWN, Cause.API);
    private static final UserSnapshot ADA = user(true, Map.of("company", List.of("Acme")), List.of("Member"));

    @Test
    void newUserIsRegistered() {
        assertThat(derive(null, ADA)).isInstanceOfSatisfying(Registered.class, event -> {
            assertThat(event.user()).isEqualTo(ADA);
            assertThat(event.former()).isNull();
            assertThat(event.changes()).isEmpty();
        });
    }

    @Test
    void newUserWhoCarriesAnInvitationIsInvited() {
        UserSnapshot guest = user(true, Map.of("membership.invitedOn", List.of("2026-01-01T00:00:00.000Z")), List.of());
        assertThat(derive(null, guest)).isInstanceOf(Invited.class);
    }

    @Test
    void invitingAnExistingUserTellsWhatChanged() {
        UserSnapshot again = user(true, Map.of("membership.invitedOn", List.of("2026-01-02T00:00:00.000Z")), List.of());
        assertThat(derive(ADA, again, Intent.of(Intent.Kind.INVITE, ADA.id())))
                .isInstanceOfSatisfying(Invited.class, event -> {
                    assertThat(event.former()).isEqualTo(ADA);
                    assertThat(fields(event)).contains("attributes.membership.invitedOn");
                });
    }

    @Test
    void intentWithoutChangeSaysNothing() {
        for (Intent.Kind kind : Intent.Kind.values()) {
            assertThat(derive(ADA, ADA, Intent.of(kind, ADA.id()))).isNull();
        }
    }

    @Test
    void userWhoCameAndWentInOneTransactionIsNoNews() {
        assertThat(derive(null, null)).isNull();
    }

    @Test
    void deletedUserLeavesTheLastState() {
        assertThat(derive(ADA, null)).isInstanceOfSatisfying(Deleted.class, event -> {
            assertThat(event.user()).isEqualTo(ADA);
            assertThat(event.current()).isNull();
        });
    }

    @Test
    void serviceAccountComesAndGoesUnannouncedButItsChangesAreTold() {
        UserSnapshot service = service(List.of());
        assertThat(derive(null, service)).isNull();
        assertThat(derive(service, null)).isNull();
        assertThat(derive(service, service(List.of("Administrator")))).isInstanceOf(RolesChanged.class);
    }

    @Test
    void rolesAloneAreAnEventOfTheirOwnAndWithMoreAnUpdate() {
        UserSnapshot promoted = with(ADA, ADA.firstName(), List.of("Author"));
        UserSnapshot renamedToo = with(ADA, "Augusta", List.of("Author"));

        assertThat(derive(ADA, promoted))
                .isInstanceOfSatisfying(
                        RolesChanged.class,
                        event -> assertThat(event.changes())
                                .extracting(FieldChange::field)
                                .containsExactly("roles"));
        assertThat(derive(ADA, renamedToo)).isInstanceOf(Updated.class);
    }

    private static UserSnapshot with(UserSnapshot user, String firstName, List<String> roles) {
        return new UserSnapshot(
                user.id(),
                user.username(),
                user.email(),
                user.emailVerified(),
                firstName,
                user.lastName(),
                user.enabled(),
                user.serviceAccount(),
                user.createdOn(),
                user.attributes(),
                roles,
                user.requiredActions());
    }

    @Test
    void everyFieldIsComparedUnderKeycloaksName() {
        UserSnapshot changed = new UserSnapshot(
                ADA.id(),
                "countess",
                "ada@example.org",
                true,
                "Augusta",
                "King",
                true,
                false,
                ADA.createdOn(),
                Map.of("company", List.of("Analytical"), "tags", List.of("math")),
                List.of("Member", "Author"),
                List.of("VERIFY_EMAIL"));
        assertThat(derive(ADA, changed))
                .isInstanceOfSatisfying(
                        Updated.class,
                        event -> assertThat(event.changes())
                                .containsExactly(
                                        new FieldChange("username", "ada", "countess"),
                                        new FieldChange("email", null, "ada@example.org"),
                                        new FieldChange("emailVerified", false, true),
                                        new FieldChange("firstName", "Ada", "Augusta"),
                                        new FieldChange("lastName", null, "King"),
                                        new FieldChange("roles", List.of("Member"), List.of("Author", "Member")),
                                        new FieldChange("requiredActions", List.of(), List.of("VERIFY_EMAIL")),
                                        new FieldChange("attributes.company", List.of("Acme"), List.of("Analytical")),
                                        new FieldChange("attributes.tags", null, List.of("math"))));
    }

    @Test
    void orderOfAttributeValuesIsNoChange() {
        UserSnapshot one = user(true, Map.of("tags", List.of("a", "b")), List.of());
        UserSnapshot other = user(true, Map.of("tags", List.of("b", "a")), List.of());
        assertThat(derive(one, other)).isNull();
    }

    @Test
    void requiredActionAloneIsNoNews() {
        UserSnapshot mustVerify = new UserSnapshot(
                ADA.id(),
                "ada",
                null,
                false,
                "Ada",
                null,
                true,
                false,
                null,
                ADA.attributes(),
                ADA.roles(),
                List.of("X"));
        assertThat(derive(ADA, mustVerify)).isNull();
    }

    @Test
    void newPasswordIsToldWithoutValues() {
        assertThat(Derivation.derive(HEADER, ADA, ADA, Set.of(FieldChange.PASSWORD), null))
                .isInstanceOfSatisfying(
                        MembershipEvent.PasswordChanged.class,
                        event -> assertThat(event.changes()).containsExactly(new FieldChange("password", null, null)));
    }

    @Test
    void disablingIsABlockWithReasonAndEndFromTheAttributes() {
        Map<String, List<String>> attributes = Map.of(
                "membership.blockedReason", List.of("spam"),
                "membership.blockedUntil", List.of("2026-03-01T00:00:00.000Z"));
        assertThat(derive(ADA, user(false, attributes, List.of("Member"))))
                .isInstanceOfSatisfying(Blocked.class, event -> {
                    assertThat(event.reason()).isEqualTo("spam");
                    assertThat(event.until()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
                    assertThat(fields(event)).contains("enabled");
                });
    }

    @Test
    void intentOfABlockGivesReasonAndEnd() {
        Intent intent = Intent.of(Intent.Kind.BLOCK, ADA.id()).reason("fraud").until(Instant.EPOCH);
        assertThat(derive(ADA, user(false, Map.of(), List.of()), intent))
                .isInstanceOfSatisfying(Blocked.class, event -> {
                    assertThat(event.reason()).isEqualTo("fraud");
                    assertThat(event.until()).isEqualTo(Instant.EPOCH);
                });
    }

    @Test
    void endOfABlockThatIsNoTimeIsLeftOut() {
        UserSnapshot blocked = user(false, Map.of("membership.blockedUntil", List.of("tomorrow")), List.of());
        assertThat(derive(ADA, blocked))
                .isInstanceOfSatisfying(
                        Blocked.class, event -> assertThat(event.until()).isNull());
    }

    @Test
    void enablingABlockedUserUnblocks() {
        assertThat(derive(user(false, Map.of(), List.of()), user(true, Map.of(), List.of())))
                .isInstanceOf(Unblocked.class);
    }

    @Test
    void deactivatingTheOwnAccountIsNoBlock() {
        UserSnapshot deactivated =
                user(false, Map.of("membership.deactivatedOn", List.of("2026-01-01T00:00:00.000Z")), List.of());
        assertThat(derive(ADA, deactivated)).isInstanceOf(MembershipEvent.Deactivated.class);
        assertThat(derive(deactivated, ADA)).isInstanceOf(Updated.class);
        assertThat(derive(deactivated, user(false, Map.of(), List.of()))).isInstanceOf(Blocked.class);
    }

    @Test
    void anotherReasonForABlockIsAnUpdate() {
        UserSnapshot spam = user(false, Map.of("membership.blockedReason", List.of("spam")), List.of());
        UserSnapshot fraud = user(false, Map.of("membership.blockedReason", List.of("fraud")), List.of());
        assertThat(derive(spam, fraud)).isInstanceOf(Updated.class);
    }

    @Test
    void acceptedInvitationIsToldWhateverElseChanged() {
        UserSnapshot guest = user(true, Map.of("membership.invitedOn", List.of("2026-01-01T00:00:00.000Z")), List.of());
        assertThat(Derivation.derive(HEADER, guest, ADA, Set.of(FieldChange.PASSWORD), null))
                .isInstanceOf(MembershipEvent.InvitationAccepted.class);
    }

    @Test
    void passwordAloneHasItsOwnEvent() {
        UserSnapshot moved = user(true, Map.of("country", List.of("LT")), List.of());
        assertThat(Derivation.derive(HEADER, ADA, ADA, Set.of(FieldChange.PASSWORD), null))
                .isInstanceOf(MembershipEvent.PasswordChanged.class);
        assertThat(Derivation.derive(HEADER, ADA, ADA, Set.of(FieldChange.CREDENTIALS), null))
                .isInstanceOf(Updated.class);
        assertThat(Derivation.derive(HEADER, ADA, moved, Set.of(FieldChange.PASSWORD), null))
                .isInstanceOf(Updated.class);
    }

    @Test
    void verifiedAddressHasItsOwnEventAndAnUnverifiedOneHasNot() {
        UserSnapshot verified = new UserSnapshot(
                "u1", "ada", null, true, "Ada", null, true, false, null, ADA.attributes(), ADA.roles(), List.of());
        assertThat(derive(ADA, verified)).isInstanceOf(MembershipEvent.Verified.class);
        assertThat(derive(verified, ADA)).isInstanceOf(Updated.class);
    }

    private static @Nullable MembershipEvent derive(@Nullable UserSnapshot former, @Nullable UserSnapshot current) {
        return Derivation.derive(HEADER, former, current, Set.of(), null);
    }

    private static @Nullable MembershipEvent derive(UserSnapshot former, UserSnapshot current, Intent intent) {
        return Derivation.derive(HEADER, former, current, Set.of(), intent);
    }

    private static List<String> fields(MembershipEvent event) {
        return event.changes().stream().map(FieldChange::field).toList();
    }

    private static UserSnapshot user(boolean enabled, Map<String, List<String>> attributes, List<String> roles) {
        return new UserSnapshot(
                "u1", "ada", null, false, "Ada", null, enabled, false, null, attributes, roles, List.of());
    }

    private static UserSnapshot service(List<String> roles) {
        return new UserSnapshot(
                "s1", "service-account-x", null, false, null, null, true, true, null, Map.of(), roles, List.of());
    }
}
