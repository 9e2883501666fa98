package io.membership.users;

import io.membership.events.Intent;
import io.membership.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Erases accounts that their users deactivated, once the time is over in which an administrator can bring them back
 * (setting {@code deactivationGraceDays}). Each user has a transaction of its own; a Delete event is told as always.
 */
public final class Erasure implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(Erasure.class);
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final int BATCH = 500;

    private final Clock clock;

    public Erasure(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Instant now = clock.instant();
        String after = "";
        List<UserSearch.Expired> batch;
        do {
            batch = UserSearch.deactivated(session, now.minus(SHORTEST), after, BATCH);
            for (UserSearch.Expired each : batch) {
                erase(session.getKeycloakSessionFactory(), each, now);
                after = each.userId();
            }
        } while (batch.size() == BATCH);
    }

    private static void erase(KeycloakSessionFactory factory, UserSearch.Expired left, Instant now) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, own -> erase(own, left, now));
        } catch (RuntimeException refused) {
            LOG.warnf(refused, "User %s in realm %s could not be erased", left.userId(), left.realmId());
        }
    }

    private static void erase(KeycloakSession session, UserSearch.Expired left, Instant now) {
        RealmModel realm = session.realms().getRealm(left.realmId());
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        Instant until = now.minus(Settings.of(realm).deactivationGrace());
        UserModel found = session.users().getUserById(realm, left.userId());
        if (found == null || !isOver(found, until)) {
            return;
        }
        new UserSearch(session, realm)
                .lock(left.userId())
                .filter(user -> isOver(user, until))
                .ifPresent(user -> {
                    Intent.of(Intent.Kind.DELETE, user.getId()).on(session);
                    new UserManager(session).removeUser(realm, user);
                });
    }

    /** Asked again under the lock: an administrator may have come first. */
    private static boolean isOver(UserModel user, Instant until) {
        String left = user.getFirstAttribute(Attributes.DEACTIVATED_ON);
        return Standing.isDeactivated(user) && left != null && left.compareTo(User.date(until)) <= 0;
    }
}
