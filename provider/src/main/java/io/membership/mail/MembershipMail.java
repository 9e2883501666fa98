package io.membership.mail;

import java.util.Optional;
import org.keycloak.provider.Provider;

/**
 * One kind of letter or text message, by the feature that writes it; the id of the provider is the kind. Asked in a short transaction of its
 * own just before each attempt, on a thread that serves no request.
 */
public interface MembershipMail extends Provider {

    /**
     * The letter, links and all; a {@link TextMessage} for what was posted by {@link PostOffice#text}.
     *
     * @return empty if it is not wanted any more, and shall never be sent
     * @throws MailFault if it cannot be written now
     */
    Optional<? extends Missive> letter(Posted posted);

    @Override
    default void close() {
        // nothing is held
    }
}
