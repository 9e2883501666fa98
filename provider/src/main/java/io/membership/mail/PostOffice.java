package io.membership.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Takes letters and text messages of features. */
public interface PostOffice extends Provider {

    /** What ids begin with that no user has. */
    String NOBODY = "nobody:";

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

    /** Whether the realm has a gateway for text messages. */
    boolean takesTexts(RealmModel realm);

    /**
     * The same for a text message, through the gateway of the realm and independent of its letters. What the gateway answers
     * is not kept, since it may quote the message.
     *
     * @throws IllegalStateException if the realm has no gateway
     */
    void text(RealmModel realm, String kind, String userId, ObjectNode data);

    /** How many text messages of that kind were posted for that user since then; null for all users, nobodies left out. */
    long texted(RealmModel realm, String kind, @Nullable String userId, Instant since);

    /**
     * Who is written to at an address that no user has: always the same for an address, so that asking for a letter costs as
     * much and is counted as if there were somebody.
     */
    static String nobody(String address) {
        return NOBODY + UUID.nameUUIDFromBytes(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

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
