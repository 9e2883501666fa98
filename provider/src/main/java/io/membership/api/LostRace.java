package io.membership.api;

import jakarta.persistence.OptimisticLockException;
import java.util.stream.Stream;
import org.keycloak.models.ModelException;

/** Whether a transaction failed since another one changed the same rows first: the caller may try again. */
final class LostRace {

    private LostRace() {}

    static boolean is(ModelException failed) {
        return Stream.iterate((Throwable) failed, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(OptimisticLockException.class::isInstance);
    }
}
