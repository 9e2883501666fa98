package io.membership.api;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.ForbiddenException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.storage.ReadOnlyException;

/** What work or its commit throws, as the refusal that it means to a caller; for programs and for pages alike. */
final class Refusal {

    private Refusal() {}

    /**
     * @param arguments that the work was about
     * @throws RuntimeException the same one, if it is no refusal but a fault
     */
    static ApiException of(RuntimeException thrown, Arguments arguments) {
        if (thrown instanceof ApiException refusal) {
            return refusal;
        } else if (thrown instanceof ForbiddenException) {
            return ApiException.forbidden();
        } else if (thrown instanceof ReadOnlyException) {
            return ApiException.conflict("ReadOnlyUser", null, "readOnlyUser");
        } else if (isLostRace(thrown)) {
            return ApiException.conflict("Conflict", null, "conflict");
        }
        return unstorable(thrown, arguments)
                .map(member -> ApiException.invalid(member, "letterNotStorable", member))
                .orElseThrow(() -> thrown);
    }

    /** Another transaction changed or made the same rows first: the caller may try again. */
    private static boolean isLostRace(RuntimeException thrown) {
        return thrown instanceof ModelDuplicateException
                || (thrown instanceof ModelIllegalStateException
                        && causes(thrown).anyMatch(OptimisticLockException.class::isInstance));
    }

    /** The member with a letter beyond U+FFFF, where that is what the database refuses: MariaDB, in Keycloak's own columns. */
    private static Optional<String> unstorable(RuntimeException thrown, Arguments arguments) {
        return causes(thrown).anyMatch(Refusal::isAboutData) ? arguments.withRareLetter() : Optional.empty();
    }

    /** What the standard calls a data exception, and what MariaDB says when it is to compare such letters with a column. */
    private static boolean isAboutData(Throwable cause) {
        return cause instanceof SQLException refused
                && refused.getSQLState() != null
                && (refused.getSQLState().startsWith("22")
                        || refused.getSQLState().equals("HY000"));
    }

    private static Stream<Throwable> causes(RuntimeException thrown) {
        return Stream.iterate((Throwable) thrown, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
