package io.membership.triggers.delivery;

import io.membership.api.Tables;
import java.util.List;

/** The tables of the outbox. */
public final class OutboxTables extends Tables {

    public OutboxTables() {
        super(
                "membership",
                "META-INF/membership-changelog.xml",
                List.of(OutboxEventEntity.class, OutboxDeliveryEntity.class, OutboxAttemptEntity.class));
    }
}
