package io.membership.users;

import io.membership.events.Intent;
import io.membership.settings.Settings;
import java.time.Clock;
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
    private static final int MOST_AT_ONCE = 500;

    private final Clock clock;

    public Erasure(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        List<String> realms =
                session.realms().getRealmsStream().map(RealmModel::getId).toList();
        for (String realmId : realms) {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own -> erase(own, own.realms().getRealm(realmId)));
        }
    }

    private void erase(KeycloakSession session, RealmModel realm) {
        if (realm == null) {
            return;
        }
        Instant until = clock.instant().minus(Settings.of(realm).deactivationGrace());
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        for (String userId : new UserSearch(session, realm).deactivatedUntil(until, MOST_AT_ONCE)) {
            try {
                KeycloakModelUtils.runJobInTransaction(factory, own -> erase(own, realm.getId(), userId, until));
            } catch (RuntimeException refused) {
                LOG.warnf(refused, "User %s in realm %s could not be erased", userId, realm.getId());
            }
        }
    }

    private static void erase(KeycloakSession session, String realmId, String userId, Instant until) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        new UserSearch(session, realm)
                .lock(userId)
                .filter(user -> isOver(user, until))
                .ifPresent(user -> {
                    Intent.of(Intent.Kind.DELETE, userId).on(session);
                    new UserManager(session).removeUser(realm, user);
                });
    }

    /** Asked again under the lock: an administrator may have come first. */
    private static boolean isOver(UserModel user, Instant until) {
        String left = user.getFirstAttribute(Attributes.DEACTIVATED_ON);
        return Standing.isDeactivated(user) && left != null && left.compareTo(User.date(until)) <= 0;
    }
}
