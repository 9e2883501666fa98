package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.api.Trace;
import io.membership.mail.Letter;
import io.membership.mail.Letters;
import io.membership.mail.MailFault;
import io.membership.mail.MembershipMail;
import io.membership.mail.Missive;
import io.membership.mail.PostOffice;
import io.membership.mail.Posted;
import io.membership.triggers.delivery.Action;
import io.membership.triggers.delivery.Destination;
import io.membership.triggers.delivery.Occurrence;
import io.membership.triggers.delivery.Outbox;
import io.membership.triggers.delivery.Parcel;
import io.membership.triggers.delivery.Troubles;
import io.membership.triggers.delivery.Unsendable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Letters and text messages that a realm writes itself, by its features. They take the way of the triggers' deliveries: in the
 * place of a trigger's id letters have that of the realm, and text messages that of its gateway.
 */
record RealmMail(KeycloakSession session) implements PostOffice {

    /** Before the kind of a letter, in the kind of its event. */
    static final String KIND = "Mail:";

    /** Mail servers take their time, and each word of the conversation may. */
    private static final int SLOWER = 3;

    @Override
    public void post(RealmModel realm, String kind, String userId, ObjectNode data) {
        enqueue(realm, realm.getId(), KIND, kind, userId, data);
    }

    @Override
    public boolean takesTexts(RealmModel realm) {
        return RealmSms.component(realm).isPresent();
    }

    @Override
    public void text(RealmModel realm, String kind, String userId, ObjectNode data) {
        String gateway = RealmSms.component(realm)
                .map(ComponentModel::getId)
                .orElseThrow(() -> new IllegalStateException("The realm has no gateway for text messages"));
        enqueue(realm, gateway, RealmSms.KIND, kind, userId, data);
    }

    @Override
    public long texted(RealmModel realm, String kind, @Nullable String userId, Instant since) {
        Outbox outbox = Outbox.of(session);
        return userId == null
                ? outbox.countOfAll(realm.getId(), RealmSms.KIND + kind, NOBODY, since)
                : outbox.count(realm.getId(), userId, RealmSms.KIND + kind, since);
    }

    private void enqueue(RealmModel realm, String lane, String prefix, String kind, String userId, ObjectNode data) {
        Clock clock = Clock.systemUTC();
        ObjectNode body = data.objectNode().put("kind", kind).put("userId", userId);
        body.set("data", data);
        Occurrence what = new Occurrence(
                UUID.randomUUID(),
                realm.getId(),
                userId,
                prefix + kind,
                clock.instant(),
                Trace.parent(session),
                Json.text(body));
        Dispatch dispatch = session.getProvider(Dispatch.class);
        List<String> lanes = List.of(lane);
        Outbox.of(session).enqueue(what, dispatch.sequence(), lanes);
        String realmId = realm.getId();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                dispatch.nudge(realmId, lanes);
            }

            @Override
            protected void rollbackImpl() {
                // nothing was posted
            }
        });
    }

    @Override
    public long posted(RealmModel realm, String kind, String userId, Instant since) {
        return Outbox.of(session).count(realm.getId(), userId, KIND + kind, since);
    }

    @Override
    public Map<String, String> troubles(RealmModel realm, String kind, Collection<String> userIds) {
        return new Troubles(session, realm.getId()).of(realm.getId(), KIND + kind, userIds);
    }

    /** Where letters of a realm go. @param session whose context's realm is this one */
    static Destination destination(KeycloakSession session, RealmModel realm) {
        return new Destination() {
            @Override
            public Parcel parcel(String event, int part) {
                return written(() -> new Letters(session, realm).write(letter(session, realm, event)));
            }

            @Override
            public Duration lease(Duration usual) {
                return slow(usual);
            }
        };
    }

    /** How long a mail may hold its delivery. */
    static Duration slow(Duration usual) {
        return usual.multipliedBy(SLOWER);
    }

    /** A parcel of what is written. @throws Unsendable if it never can be */
    static Parcel written(Supplier<io.membership.mail.Mail> mail) {
        return new Parcel(new Action.Mail(sendable(mail, MailFault::getMessage)), "");
    }

    /** What is written. @param words of a reason why it never can be @throws Unsendable if it never can be */
    static <T> T sendable(Supplier<T> writing, Function<MailFault, @Nullable String> words) {
        try {
            return writing.get();
        } catch (MailFault fault) {
            if (fault.kind() == MailFault.Kind.HOPELESS) {
                throw new Unsendable(String.valueOf(words.apply(fault)));
            }
            throw fault;
        }
    }

    private static Letter letter(KeycloakSession session, RealmModel realm, String event) {
        if (missive(session, realm, event) instanceof Letter letter) {
            return letter;
        }
        throw new IllegalStateException("That is no letter");
    }

    /** What a feature has to say. @throws MailFault if it cannot be said now, or is not wanted any more */
    static Missive missive(KeycloakSession session, RealmModel realm, String event) {
        JsonNode body = Json.parse(event).orElseThrow(() -> new IllegalStateException("The event is no JSON"));
        String kind = body.path("kind").asText();
        MembershipMail writer = session.getProvider(MembershipMail.class, kind);
        if (writer == null) {
            throw new IllegalStateException("Nobody writes letters of kind " + kind);
        }
        UserModel user = session.users().getUserById(realm, body.path("userId").asText());
        Optional<? extends Missive> written = writer.letter(new Posted(session, realm, user, body.path("data")));
        if (written.isEmpty()) {
            throw MailFault.hopeless("it is not wanted any more");
        }
        return written.get();
    }
}
