package io.membership.accounts;

import io.membership.api.ApiException;
import io.membership.api.Page;
import io.membership.api.Visit;
import io.membership.mail.Letters;
import io.membership.mail.Words;
import io.membership.settings.Settings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What people see who open the link of a mail. Templates are {@code membership-account} (a form) and {@code
 * membership-account-end} (there is nothing more to do); texts are {@code membership<Purpose>Page…}.
 *
 * @param purpose of the link
 */
record AccountPages(Purpose purpose, Clock clock) {

    private static final String TOKEN = "token";
    private static final int FORBIDDEN = 403;

    /** What it is about, and what is asked. */
    Page asked(Visit visit) {
        Proof proof = proof(visit);
        UserModel user = proof.user();
        requireAllowed(Settings.of(visit.realm()));
        Invitations invitations = new Invitations(visit.session(), visit.realm(), clock);
        Map<String, Object> data = data(visit, user);
        data.put("asked", password(visit.session(), visit.realm(), user).name());
        data.put("inviter", invitations.of(proof).map(invitations::inviter).orElse(""));
        return new Page("membership-account", user, data);
    }

    /** That it is done, after it was. */
    Page done(Visit visit) {
        Proof proof = proof(visit);
        Invitations invitations = new Invitations(visit.session(), visit.realm(), clock);
        Optional<String> redirect = invitations.of(proof).map(Invitation::redirectUri);
        switch (purpose) {
            case INVITATION -> invitations.accept(visit);
            case VERIFICATION -> new Verification(clock).verify(visit);
            case PASSWORD -> new Passwords(clock).reset(visit);
            case DEACTIVATION -> new Deactivation(clock).confirm(visit);
        }
        Map<String, Object> data = data(visit, proof.user());
        if (purpose != Purpose.DEACTIVATION) {
            Onward onward = new Onward(visit.session(), visit.realm());
            data.put("onward", redirect.or(onward::start).orElse(""));
        }
        return new Page("membership-account-end", proof.user(), data);
    }

    /** The form again, or that the link is good for nothing. */
    Page refused(Visit visit, ApiException refusal) {
        boolean dead = TOKEN.equals(refusal.problems().get(0).field());
        if (dead || refusal.status() == FORBIDDEN) {
            Map<String, Object> data = data(visit, null);
            data.put("dead", dead);
            return new Page("membership-account-end", null, data);
        }
        return asked(visit);
    }

    private Proof proof(Visit visit) {
        if (visit.arguments().filled(TOKEN) == null) {
            throw ApiException.badRequest("InvalidToken", TOKEN, "tokenInvalid");
        }
        return Proof.of(visit, purpose, clock);
    }

    private void requireAllowed(Settings settings) {
        if (purpose == Purpose.PASSWORD) {
            Passwords.requireAllowed(settings);
        } else if (purpose == Purpose.DEACTIVATION) {
            Deactivation.requireAllowed(settings);
        }
    }

    private AskedPassword password(KeycloakSession session, RealmModel realm, UserModel user) {
        return switch (purpose) {
            case INVITATION -> AskedPassword.toAccept(session, realm, user);
            case VERIFICATION -> AskedPassword.NONE;
            case PASSWORD -> AskedPassword.NEW;
            case DEACTIVATION -> AskedPassword.toConfirm(session, realm, user);
        };
    }

    private Map<String, Object> data(Visit visit, @Nullable UserModel user) {
        Map<String, Object> data = new HashMap<>();
        data.put("texts", "membership" + capitalized(purpose.word()) + "Page");
        data.put("realm", Letters.name(visit.realm()));
        data.put("email", user == null ? "" : user.getEmail());
        long days = Settings.of(visit.realm()).deactivationGrace().toDays();
        data.put("days", Words.onPages(visit.session(), user).count("membershipDays", days));
        return data;
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
