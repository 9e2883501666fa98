package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.membership.acceptance.Receiver.Answer;
import io.membership.acceptance.Receiver.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers that hang, fail and return, and realms that go while something waits. */
final class TriggerFaultsIT {

    private Realm realm = new Realm("", "");
    private TriggersApi triggers = new TriggersApi(Api.at(""));
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        triggers = TriggersApi.of(realm);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private List<String> createUsers(int number) {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            users.add(realm.createUser(Unique.email()));
        }
        return users;
    }

    @Test
    void receiverThatHangsHoldsNobodyElse() {
        CountDownLatch released = new CountDownLatch(1);
        Receiver hanging = new Receiver(call -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.OK;
        });
        triggers.create(hanging, "Register");
        triggers.create(receiver, "Register");

        List<String> users = createUsers(20);

        eventually(() -> receiver.calls().size() == 20);
        assertThat(receiver.calls()).extracting(Call::user).containsExactlyInAnyOrderElementsOf(users);
        assertThat(hanging.calls()).hasSizeLessThan(20);
        released.countDown();
        hanging.close();
        realm.remove();
    }

    @Test
    void backlogIsDeliveredWhenTheReceiverReturns() {
        receiver.answer(call -> Answer.of(503));
        triggers.create(receiver, "Register");
        List<String> users = createUsers(60);
        eventually(() -> receiver.calls().size() >= 5);
        receiver.answer(call -> Answer.OK);
        int failed = receiver.calls().size();

        eventually(() -> receiver.calls().stream()
                        .skip(failed)
                        .map(Call::user)
                        .distinct()
                        .count()
                == 60);

        assertThat(receiver.calls().stream().skip(failed).map(Call::user).distinct())
                .containsExactlyInAnyOrderElementsOf(users);
        assertThat(failed).isLessThan(60);
        realm.remove();
    }

    @Test
    void removedRealmTakesItsBacklogAlong() {
        receiver.answer(call -> Answer.of(500));
        triggers.create(receiver, "Register", "Delete");
        createUsers(20);
        eventually(() -> !receiver.calls().isEmpty());

        realm.remove();

        receiver.answer(call -> Answer.OK);
        realm = Keycloak.newRealm();
        TriggersApi others = TriggersApi.of(realm);
        others.create(receiver, "Register");
        String user = realm.createUser(Unique.email());
        eventually(() -> receiver.about(user).size() == 1);
        assertThat(receiver.calls())
                .filteredOn(call -> call.type().equals("Delete"))
                .isEmpty();
        realm.remove();
    }
}
