package io.membership.triggers;

import io.membership.triggers.delivery.Outbox;
import io.membership.triggers.delivery.Retention;
import io.membership.triggers.delivery.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Transactions of Keycloak, each with a session of its own. */
record SessionTransactions(KeycloakSessionFactory factory, Clock clock, Duration giveUp) implements Transactions {

    @Override
    public <T> T run(Function<Desk, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> work.apply(new Desk(
                        Outbox.of(session),
                        Retention.of(session),
                        new TriggerDirectory(session, clock, giveUp),
                        new Inboxes(session))));
    }
}
