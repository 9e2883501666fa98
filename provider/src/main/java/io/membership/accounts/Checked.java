package io.membership.accounts;

import io.membership.api.Visit;
import io.membership.mail.Letters;
import io.membership.users.Password;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Whether a token is good, for pages that ask before they show a form; nothing is used up. */
record Checked(Visit visit) {

    Map<String, Object> invitation(Clock clock) {
        Optional<Proof> proof = Proof.find(visit, Purpose.INVITATION, clock);
        Map<String, Object> body = body(proof);
        proof.ifPresent(found -> body.put("userId", found.user().getId()));
        return body;
    }

    Map<String, Object> password(Clock clock) {
        return body(Proof.find(visit, Purpose.PASSWORD, clock));
    }

    Map<String, Object> deactivation(Clock clock) {
        Optional<Proof> proof = Proof.find(visit, Purpose.DEACTIVATION, clock);
        Map<String, Object> body = body(proof);
        body.put(
                "hasCredentials",
                proof.map(Proof::user)
                        .filter(user -> new Password(visit.session(), visit.realm(), user).exists())
                        .isPresent());
        return body;
    }

    private Map<String, Object> body(Optional<Proof> proof) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("result", proof.isPresent());
        if (proof.isPresent() && visit.arguments().flag("includeProject", false)) {
            RealmModel realm = visit.realm();
            body.put("project", Map.of("id", realm.getId(), "name", Letters.name(realm)));
        }
        return body;
    }
}
