package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** An e-mail address and a user name belong to one user. */
final class DuplicateUserIT {

    private static final int RIVALS = 4;

    private final UsersApi users = UsersApi.of(Keycloak.demo());

    @Test
    void takenAddressIsRefusedInAnyCase() {
        String email = Unique.email();
        users.registeredId(Map.of("email", email));
        String other = Unique.name("other");

        Reply same = users.register(Map.of("email", email)).expectError(409, "UserAlreadyExists");
        users.register(Map.of("email", email.toUpperCase(Locale.ROOT), "userName", other))
                .expectError(409, "UserAlreadyExists");

        assertThat(same.text("/responseStatus/errors/0/fieldName")).isEqualTo("email");
        assertThat(withUserName(other)).isZero();
    }

    @Test
    void takenUserNameIsRefusedInAnyCase() {
        String name = Unique.name("nick");
        users.registeredId(Map.of("userName", name));
        String email = Unique.email();

        Reply reply = users.register(Map.of("userName", name.toUpperCase(Locale.ROOT), "email", email))
                .expectError(409, "UserAlreadyExists");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("userName");
        users.api().get("/by-email" + Api.query("email", email)).expectError(404, "UserNotFound");
        assertThat(withUserName(name)).isOne();
    }

    @RepeatedTest(8)
    void ofSimultaneousRegistrationsOfOneAddressExactlyOneSucceeds() throws Exception {
        String email = Unique.email();

        List<Reply> replies = AtOnce.call(Collections.nCopies(RIVALS, registration(Map.of("email", email))));

        assertOneWon(replies);
        assertThat(withUserName(email)).isOne();
    }

    @RepeatedTest(8)
    void ofSimultaneousRegistrationsOfOneAddressUnderManyNamesExactlyOneSucceeds() throws Exception {
        String email = Unique.email();

        List<Reply> replies = AtOnce.call(List.of(
                registration(Map.of("email", email, "userName", Unique.name("a"))),
                registration(Map.of("email", email, "userName", Unique.name("b"))),
                registration(Map.of("email", email, "userName", Unique.name("c")))));

        assertOneWon(replies);
        Map<String, Object> byEmail = Map.of("filter", Map.of("email", email));
        assertThat(users.list(byEmail).expect(200).at("/totalCount").asInt()).isOne();
    }

    @RepeatedTest(8)
    void ofSimultaneousRegistrationsOfOneUserNameExactlyOneSucceeds() throws Exception {
        String name = Unique.name("nick");

        List<Reply> replies = AtOnce.call(Collections.nCopies(RIVALS, registration(Map.of("userName", name))));

        assertOneWon(replies);
        assertThat(withUserName(name)).isOne();
    }

    private Callable<Reply> registration(Map<String, Object> members) {
        return () -> users.register(members);
    }

    private static void assertOneWon(List<Reply> replies) {
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).containsOnly(200, 409);
        replies.stream()
                .filter(reply -> reply.status() == 409)
                .forEach(reply ->
                        assertThat(reply.text("/responseStatus/errorCode")).isIn("UserAlreadyExists", "Conflict"));
    }

    private int withUserName(String name) {
        Reply page = users.list(Map.of("filter", Map.of("userName", name))).expect(200);
        return page.at("/totalCount").asInt();
    }
}
