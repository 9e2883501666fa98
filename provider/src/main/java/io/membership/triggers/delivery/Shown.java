package io.membership.triggers.delivery;

import java.time.Instant;
import java.util.List;

/** Remembers what users were shown by push, in the transaction of its desk. */
public interface Shown {

    /** @param messages one for each device that took it */
    void keep(String realmId, String userId, List<PushMessage> messages, Instant when);

    /** Deletes what was kept before. @return how many */
    int removeBefore(Instant time, int max);
}
