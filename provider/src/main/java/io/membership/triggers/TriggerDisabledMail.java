package io.membership.triggers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.mail.Letter;
import io.membership.mail.MembershipMail;
import io.membership.mail.MembershipMailFactory;
import io.membership.mail.PostOffice;
import io.membership.mail.Posted;
import io.membership.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells those who look after a realm that the server has switched a trigger off: once each time. */
public final class TriggerDisabledMail implements MembershipMailFactory, MembershipMail {

    private static final String KIND = "trigger-disabled";

    private static final int MOST_ADMINISTRATORS = 10;
    private static final List<String> ADMINISTRATION = List.of("realm-admin", "manage-realm");

    @Override
    public String getId() {
        return KIND;
    }

    @Override
    public MembershipMail create(KeycloakSession session) {
        return this;
    }

    @Override
    public void close() {
        // nothing is held
    }

    /** To the addresses of the settings or, if there are none, to users who administer the realm. */
    static void post(KeycloakSession session, RealmModel realm, String trigger, String reason, Duration giveUp) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("trigger", trigger)
                .put("reason", reason)
                .put("days", giveUp.toDays());
        PostOffice post = PostOffice.of(session);
        List<String> named = Settings.of(realm).adminEmails();
        named.forEach(
                email -> post.post(realm, KIND, realm.getId(), data.deepCopy().put("to", email)));
        if (named.isEmpty()) {
            administrators(session, realm).forEach(user -> post.post(realm, KIND, user, data));
        }
    }

    private static List<String> administrators(KeycloakSession session, RealmModel realm) {
        ClientModel own = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        ClientModel management = own == null ? realm.getMasterAdminClient() : own;
        if (management == null || !management.getRealm().equals(realm)) {
            return List.of();
        }
        return ADMINISTRATION.stream()
                .map(management::getRole)
                .filter(Objects::nonNull)
                .flatMap(role -> session.users().getRoleMembersStream(realm, role, 0, MOST_ADMINISTRATORS))
                .filter(user -> user.isEnabled() && user.getEmail() != null)
                .map(UserModel::getId)
                .distinct()
                .limit(MOST_ADMINISTRATORS)
                .toList();
    }

    @Override
    public Optional<Letter> letter(Posted posted) {
        Map<String, Object> data = Map.of(
                "trigger", posted.data().path("trigger").asText(),
                "reason", posted.data().path("reason").asText(),
                "days", posted.data().path("days").asLong());
        String template = "membership-trigger-disabled";
        String address = posted.data().path("to").asText();
        return Optional.of(
                address.isEmpty()
                        ? Letter.to(posted.session(), posted.user(), template, data)
                        : Letter.to(posted.session(), address, template, data));
    }
}
