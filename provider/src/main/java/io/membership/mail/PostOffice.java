package io.membership.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
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
     * @param userId whom it is for; the id of the realm for somebody who is no user
     * @param data what the writer has to know; no secret and no link, since it is stored and people can read it
     */
    void post(RealmModel realm, String kind, String userId, ObjectNode data);

    /** How many of that kind were posted for that user since then. */
    long posted(RealmModel realm, String kind, String userId, Instant since);

    /** Why the last letter of that kind has not arrived, by user; only those where it was tried and did not. */
    Map<String, String> troubles(RealmModel realm, String kind, Collection<String> userIds);

    /**
     * Data for a letter with a link: the address of the server as the request at hand has it, since there is no request when
     * the letter is written. The writer finds it in {@link Posted#base()}.
     */
    static ObjectNode dataFrom(KeycloakSession session) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(Posted.BASE, session.getContext().getUri().getBaseUri().toString());
    }

    @Override
    default void close() {
        // nothing is held
    }
}
