package io.membership.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.membership.devices.PushProvider;
import io.membership.devices.PushToken;
import io.membership.triggers.delivery.Outcome.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worker over real tables, with a clock that stands still and receivers that do as they are told. */
final class OutboxWorkerTest {

    private static final Outcome OK = new Outcome(Verdict.DELIVERED, 200, "fine", null, null);
    private static final Outcome DOWN = Outcome.unreachable("connection refused");
    private static final Outcome NO = new Outcome(Verdict.REFUSED, 400, "no", null, null);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, Outcome> answers = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final Deque<Runnable> underway = new ArrayDeque<>();
    private TestOutbox outbox;
    private OutboxWorker worker;

    @BeforeEach
    void open() throws Exception {
        outbox = new TestOutbox(clock);
        worker = worker();
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    private OutboxWorker worker() {
        WorkerOptions options =
                new WorkerOptions(Duration.ofSeconds(5), LEASE, 8, 4, 3, Duration.ofDays(30), Duration.ofDays(5));
        Backoff backoff = new Backoff(
                List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2)), () -> 0);
        return new OutboxWorker(
                clock, outbox, this::answer, underway::add, () -> {}, backoff, options, new DeliveryMetrics(meters));
    }

    private Outcome answer(Action action, Message message) {
        String trigger = ((Action.Webhook) action).url().substring("https://".length());
        sent.add(trigger + " " + message.body().replaceAll(".*\":\"|\"}", ""));
        return answers.getOrDefault(trigger, OK);
    }

    private Instant now() {
        return clock.instant();
    }

    /** Ticks, lets every receiver answer, and ticks again, until nothing is left to do now. */
    private void drain() {
        do {
            worker.tick(now());
            answerAll();
            worker.tick(now());
        } while (!underway.isEmpty());
    }

    private void answerAll() {
        while (!underway.isEmpty()) {
            underway.poll().run();
        }
    }

    @Test
    void deliversToEachTriggerOnce() {
        outbox.enqueue("ann", now(), "crm", "mail");

        drain();
        clock.go(Duration.ofDays(1));
        drain();

        assertThat(sent).containsExactlyInAnyOrder("crm ann", "mail ann");
        assertThat(outbox.deliveries("crm")).containsExactly("ann DELIVERED 1");
        assertThat(outbox.query("select STATUS || ' ' || ANSWER from MEMBERSHIP_ATTEMPT"))
                .containsExactly("200 fine", "200 fine");
    }

    @Test
    void whatDevicesTookIsKeptWithTheirDeliveryAndNotAfterTheLease() {
        PushMessage message = new PushMessage(
                new PushToken(PushProvider.EXPO, "t"), null, "Hello", JsonNodeFactory.instance.objectNode());
        answers.put("phone", OK.showing(List.of(message)));
        outbox.enqueue("ann", now(), "phone");
        worker.tick(now());
        OutboxWorker other = worker();
        clock.go(LEASE);
        other.tick(now());
        Runnable late = underway.remove();
        late.run();
        worker.tick(now());
        assertThat(outbox.shown).isEmpty();

        answerAll();
        other.tick(now());

        assertThat(outbox.shown).containsExactly("ann Hello");
    }

    @Test
    void eventWithoutTriggersIsKept() {
        outbox.enqueue("ann", now());

        drain();

        assertThat(sent).isEmpty();
        assertThat(outbox.query("select BODY from MEMBERSHIP_EVENT")).containsExactly("{\"user\":\"ann\"}");
    }

    @Test
    void failureIsTriedAgainAfterItsPauses() {
        answers.put("crm", NO);
        outbox.enqueue("ann", now(), "crm");

        drain();
        assertThat(sent).hasSize(1);
        clock.go(Duration.ofSeconds(4));
        drain();
        assertThat(sent).hasSize(1);
        clock.go(Duration.ofSeconds(1));
        drain();
        assertThat(sent).hasSize(2);
        clock.go(Duration.ofSeconds(29));
        drain();
        assertThat(sent).hasSize(2);
        answers.put("crm", OK);
        clock.go(Duration.ofSeconds(1));
        drain();

        assertThat(sent).hasSize(3);
        assertThat(outbox.deliveries("crm")).containsExactly("ann DELIVERED 3");
    }

    @Test
    void lastFailureIsTheEnd() {
        answers.put("crm", NO);
        outbox.enqueue("ann", now(), "crm");

        IntStream.range(0, 10).forEach(i -> {
            drain();
            clock.go(Duration.ofHours(1));
        });

        assertThat(sent).hasSize(4);
        assertThat(outbox.deliveries("crm")).containsExactly("ann DEAD 4");
        assertThat(meters.counter("membership.dead").count()).isEqualTo(1);
    }

    @Test
    void laterNewsOfAUserWaitsForTheEarlier() {
        answers.put("crm", NO);
        outbox.enqueue("ann", now(), "crm");
        drain();
        outbox.enqueue("ann", now(), "crm", "mail");
        outbox.enqueue("bob", now(), "crm");
        worker.nudge(TestOutbox.REALM, List.of("crm", "mail"));

        drain();
        assertThat(sent).containsExactlyInAnyOrder("crm ann", "mail ann", "crm bob");
        answers.put("crm", OK);
        clock.go(Duration.ofSeconds(5));
        drain();

        assertThat(outbox.deliveries("crm")).containsExactly("ann DELIVERED 2", "ann DELIVERED 1", "bob DELIVERED 2");
    }

    @Test
    void newsOfOneMillisecondKeepsItsOrder() {
        IntStream.range(0, 20).forEach(i -> outbox.enqueue("ann", now(), "crm"));

        worker.tick(now());

        assertThat(underway).hasSize(1);
        drain();
        drain();
        assertThat(outbox.query("select distinct STATE from MEMBERSHIP_DELIVERY"))
                .containsExactly("DELIVERED");
        assertThat(outbox.query("select count(distinct SEQ) from MEMBERSHIP_EVENT"))
                .containsExactly("20");
    }

    @Test
    void crashBetweenClaimAndRecordDeliversAgainAfterTheLease() {
        outbox.enqueue("ann", now(), "crm");
        worker.tick(now());
        underway.clear();

        worker = worker();
        drain();
        assertThat(sent).isEmpty();
        clock.go(LEASE);
        drain();

        assertThat(sent).containsExactly("crm ann");
    }

    @Test
    void outcomeAfterTheLeaseIsNotRecorded() {
        outbox.enqueue("ann", now(), "crm");
        worker.tick(now());
        OutboxWorker other = worker();
        clock.go(LEASE);
        other.tick(now());
        Runnable late = underway.poll();
        answers.put("crm", NO);
        late.run();
        worker.tick(now());

        assertThat(outbox.deliveries("crm")).containsExactly("ann PENDING 0");
        answers.put("crm", OK);
        answerAll();
        other.tick(now());
        assertThat(outbox.deliveries("crm")).containsExactly("ann DELIVERED 1");
    }

    @Test
    void twoNodesTakeDifferentDeliveries() {
        IntStream.range(0, 6).forEach(i -> outbox.enqueue("user" + i, now(), "crm"));
        OutboxWorker other = worker();

        worker.tick(now());
        other.tick(now());
        answerAll();

        assertThat(sent).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void realmsShareNoSessionAndSoNoVault() {
        outbox.enqueue("realm", "Update", "ann", now(), new String[] {"crm"});
        outbox.enqueue("other", "Update", "bob", now(), new String[] {"mail"});

        drain();

        assertThat(sent).hasSize(2);
        assertThat(outbox.realms).contains(Set.of("realm"), Set.of("other")).allMatch(each -> each.size() <= 1);
    }

    @Test
    void receiverThatHangsHoldsNobodyElse() {
        IntStream.range(0, 100).forEach(i -> outbox.enqueue("user" + i, now(), "hangs"));
        worker.tick(now());
        List<Runnable> hanging = List.copyOf(underway);
        underway.clear();
        IntStream.range(0, 20).forEach(i -> outbox.enqueue("user" + i, now(), "crm"));
        clock.go(Duration.ofSeconds(5));

        drain();

        assertThat(hanging).hasSize(2);
        assertThat(sent).hasSize(20).allMatch(each -> each.startsWith("crm"));
    }

    @Test
    void receiverThatIsDownIsProbedByOneDeliveryAtATime() {
        answers.put("crm", DOWN);
        IntStream.range(0, 50).forEach(i -> outbox.enqueue("user" + i, now(), "crm"));

        drain();
        int before = sent.size();
        assertThat(before).isLessThanOrEqualTo(5);
        drain();
        assertThat(sent).hasSize(before);
        clock.go(Duration.ofMinutes(1));
        worker.tick(now());
        assertThat(underway).hasSize(1);
        answers.put("crm", OK);
        drain();
        clock.go(Duration.ofMinutes(3));
        drain();

        assertThat(outbox.query("select distinct STATE from MEMBERSHIP_DELIVERY"))
                .containsExactly("DELIVERED");
    }

    @Test
    void refusedMessageDoesNotCloseTheLane() {
        answers.put("crm", NO);
        IntStream.range(0, 50).forEach(i -> outbox.enqueue("user" + i, now(), "crm"));

        drain();

        assertThat(sent).hasSize(50);
    }

    @Test
    void poisonIsGivenUpWithoutHoldingOthers() {
        outbox.poison.add("mallory");
        outbox.enqueue("mallory", now(), "crm");
        outbox.enqueue("ann", now(), "crm");

        IntStream.range(0, 5).forEach(i -> {
            drain();
            clock.go(Duration.ofHours(1));
        });

        assertThat(sent).containsExactly("crm ann");
        assertThat(outbox.deliveries("crm")).containsExactly("mallory DEAD 4", "ann DELIVERED 1");
        assertThat(outbox.query("select distinct ERROR from MEMBERSHIP_ATTEMPT where ERROR is not null"))
                .containsExactly("cannot be written");
    }

    @Test
    void goneSwitchesTheTriggerOff() {
        answers.put("crm", new Outcome(Verdict.GONE, 410, null, null, null));
        outbox.enqueue("ann", now(), "crm");
        drain();
        outbox.enqueue("bob", now(), "crm");
        drain();

        assertThat(sent).containsExactly("crm ann");
        assertThat(outbox.disabled).containsEntry("crm", "gone");
        assertThat(outbox.deliveries("crm")).containsExactly("ann DEAD 1", "bob PENDING 0");
    }

    @Test
    void disabledTriggerKeepsItsDeliveriesUntilItIsEnabled() {
        outbox.disabled.put("crm", "by hand");
        outbox.enqueue("ann", now(), "crm");
        drain();
        outbox.disabled.clear();
        clock.go(Duration.ofSeconds(5));
        drain();

        assertThat(sent).containsExactly("crm ann");
    }

    @Test
    void receiverIsLeftAloneAsLongAsItWishes() {
        answers.put("crm", new Outcome(Verdict.UNREACHABLE, 429, null, null, Duration.ofMinutes(10)));
        outbox.enqueue("ann", now(), "crm");
        drain();
        outbox.enqueue("bob", now(), "crm");
        answers.put("crm", OK);
        clock.go(Duration.ofMinutes(9));
        drain();
        assertThat(sent).hasSize(1);
        clock.go(Duration.ofMinutes(1));
        drain();

        assertThat(sent).hasSize(3);
    }

    @Test
    void databaseThatIsAwayLosesNothing() {
        outbox.enqueue("ann", now(), "crm");
        worker.tick(now());
        answerAll();
        outbox.away = true;
        assertThatThrownBy(() -> worker.tick(now())).hasMessage("no database");
        outbox.away = false;
        worker.tick(now());

        assertThat(sent).hasSize(1);
        assertThat(outbox.deliveries("crm")).containsExactly("ann DELIVERED 1");
    }

    @Test
    void clockThatIsSetBackDelaysNothingNew() {
        worker.tick(now());
        clock.go(Duration.ofHours(-2));
        outbox.enqueue("ann", now(), "crm");

        drain();

        assertThat(sent).containsExactly("crm ann");
    }

    @Test
    void metricsTellDepthAndAge() {
        outbox.disabled.put("crm", "by hand");
        IntStream.range(0, 3).forEach(i -> outbox.enqueue("user" + i, now(), "crm"));
        clock.go(Duration.ofSeconds(70));

        drain();

        assertThat(meters.get("membership.outbox.depth").gauge().value()).isEqualTo(3);
        assertThat(meters.get("membership.outbox.oldest.seconds").gauge().value())
                .isEqualTo(70);
    }

    @Test
    void removedRealmLeavesNothing() {
        outbox.enqueue("ann", now(), "crm");
        drain();
        outbox.enqueue("ann", now(), "crm");

        outbox.run(desk -> {
            desk.outbox().removeRealm(TestOutbox.REALM);
            return true;
        });
        drain();

        assertThat(sent).hasSize(1);
        for (String table : List.of("EVENT", "DELIVERY", "ATTEMPT")) {
            assertThat(outbox.query("select ID from MEMBERSHIP_" + table)).isEmpty();
        }
    }

    @Test
    void whatIsOldIsRemovedInAllTables() {
        outbox.enqueue("ann", now(), "crm");
        drain();
        clock.go(Duration.ofDays(20));
        outbox.enqueue("bob", now(), "crm");
        drain();
        clock.go(Duration.ofDays(11));
        drain();

        assertThat(outbox.deliveries("crm")).containsExactly("bob DELIVERED 1");
        assertThat(outbox.query("select count(*) from MEMBERSHIP_EVENT")).containsExactly("1");
        assertThat(outbox.query("select count(*) from MEMBERSHIP_ATTEMPT")).containsExactly("1");
    }

    @Test
    void triggerThatOnlyFailsIsSwitchedOffAndOneThatRecoversIsNot() {
        answers.put("crm", NO);
        answers.put("mail", NO);
        outbox.enqueue("ann", now(), "crm", "mail");
        drain();
        clock.go(Duration.ofDays(3));
        answers.put("mail", OK);
        drain();
        answers.put("mail", NO);
        clock.go(Duration.ofDays(2));
        outbox.enqueue("bob", now(), "crm", "mail");
        drain();
        clock.go(Duration.ofMinutes(2));
        drain();

        assertThat(outbox.disabled).containsOnlyKeys("crm").containsEntry("crm", "failing");
    }

    @Test
    void whatUsersWereIsForgottenOnceTheyAreGoneAndTold() {
        outbox.enqueue("ann", now(), "crm");
        outbox.enqueue("bob", now(), "crm");
        outbox.enqueue("Delete", "ann", now(), "crm");
        worker.tick(now());
        clock.go(Duration.ofMinutes(1));
        worker.tick(now());
        assertThat(outbox.query("select ID from MEMBERSHIP_EVENT where BODY is null"))
                .isEmpty();

        answerAll();
        drain();
        clock.go(Duration.ofMinutes(1));
        drain();

        assertThat(outbox.query(
                        "select KIND || ' ' || USER_ID from MEMBERSHIP_EVENT where BODY is not null order by SEQ"))
                .containsExactly("Update bob", "Delete ann");
        assertThat(sent).containsExactlyInAnyOrder("crm ann", "crm bob", "crm ann");
    }
}
