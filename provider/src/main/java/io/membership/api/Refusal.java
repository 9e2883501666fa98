package io.membership.api;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.ForbiddenException;
import java.util.stream.Stream;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.storage.ReadOnlyException;

/** What work or its commit throws, as the refusal that it means to a caller; for programs and for pages alike. */
final class Refusal {

    private Refusal() {}

    /** @throws RuntimeException the same one, if it is no refusal but a fault */
    static ApiException of(RuntimeException thrown) {
        if (thrown instanceof ApiException refusal) {
            return refusal;
        } else if (thrown instanceof ForbiddenException) {
            return ApiException.forbidden();
        } else if (thrown instanceof ReadOnlyException) {
            return ApiException.conflict("ReadOnlyUser", null, "readOnlyUser");
        } else if (isLostRace(thrown)) {
            return ApiException.conflict("Conflict", null, "conflict");
        }
        throw thrown;
    }

    /** Another transaction changed or made the same rows first: the caller may try again. */
    private static boolean isLostRace(RuntimeException thrown) {
        return thrown instanceof ModelDuplicateException
                || (thrown instanceof ModelIllegalStateException
                        && Stream.iterate((Throwable) thrown, cause -> cause != null, Throwable::getCause)
                                .limit(10)
                                .anyMatch(OptimisticLockException.class::isInstance));
    }
}
