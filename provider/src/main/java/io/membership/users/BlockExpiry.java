package io.membership.users;

import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Ends timed blocks when their time has come. Each user has a transaction of its own, so that one who cannot be
 * unblocked (his directory is read-only, say) holds up nobody.
 */
public final class BlockExpiry implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(BlockExpiry.class);
    private static final int MOST_AT_ONCE = 500;

    private final Clock clock;

    public BlockExpiry(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Instant now = clock.instant();
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        for (UserSearch.Expired expired : UserSearch.expiredBlocks(session, now, MOST_AT_ONCE)) {
            try {
                KeycloakModelUtils.runJobInTransaction(factory, own -> end(own, expired, now));
            } catch (RuntimeException refused) {
                LOG.warnf(
                        refused,
                        "The block of user %s in realm %s could not be ended",
                        expired.userId(),
                        expired.realmId());
            }
        }
    }

    private void end(KeycloakSession session, UserSearch.Expired expired, Instant now) {
        RealmModel realm = session.realms().getRealm(expired.realmId());
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        new UserSearch(session, realm)
                .lock(expired.userId())
                .filter(user -> isOver(user, now))
                .ifPresent(new Blocking(session, realm, clock)::unblock);
    }

    /** Asked again under the lock: an administrator may have come first. */
    private static boolean isOver(UserModel user, Instant now) {
        String until = user.getFirstAttribute(Attributes.BLOCKED_UNTIL);
        return until != null && until.compareTo(User.date(now)) <= 0;
    }
}
