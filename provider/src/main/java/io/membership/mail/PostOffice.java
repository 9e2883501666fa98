package io.membership.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Takes letters of features. */
public interface PostOffice extends Provider {

    static PostOffice of(KeycloakSession session) {
        return session.getProvider(PostOffice.class);
    }

    /**
     * Keeps a letter with the caller's transaction; it is written and sent once that is committed, soon and at least once.
     * Not to be called while a transaction is being committed, such as by a listener of events.
     *
     * @param kind id of the {@link MembershipMail} that will write it, of 26 characters at most
     * @param userId whom it is for
     * @param data what the writer has to know; no secret and no link, since it is stored and people can read it
     */
    void post(RealmModel realm, String kind, String userId, ObjectNode data);

    @Override
    default void close() {
        // nothing is held
    }
}
