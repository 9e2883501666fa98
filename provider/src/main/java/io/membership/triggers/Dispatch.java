package io.membership.triggers;

import io.membership.settings.Settings;
import io.membership.triggers.delivery.OutboxWorker;
import io.membership.triggers.delivery.Sequence;
import io.membership.triggers.delivery.TargetGuard;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** What triggers have of the server: its outbox's numbers, its worker and its rules of where calls may go. */
final class Dispatch implements Provider {

    private final Sequence sequence;
    private final TargetGuard targets;
    private final @Nullable OutboxWorker worker;
    private final @Nullable Channels channels;

    Dispatch(Sequence sequence, TargetGuard targets, @Nullable OutboxWorker worker, @Nullable Channels channels) {
        this.channels = channels;
        this.sequence = sequence;
        this.targets = targets;
        this.worker = worker;
    }

    Sequence sequence() {
        return sequence;
    }

    /**
     * As far as the server has a say, and without DNS: a realm is imported at start, when names may not resolve yet and
     * its settings may come after its triggers. @throws Fault
     */
    void requireTarget(String url) {
        require(targets.fault(url, true));
    }

    /** As far as the server and the realm have a say, before a call. @throws Fault */
    void requireTarget(RealmModel realm, String url) {
        require(targets.fault(url, Settings.of(realm).allowHttpTargets()));
    }

    /** The same with DNS, before a trigger is stored. @throws Fault */
    void requireResolvedTarget(RealmModel realm, String url) {
        require(targets.faultWithDns(url, Settings.of(realm).allowHttpTargets()));
    }

    private static void require(Optional<String> fault) {
        fault.ifPresent(reason -> {
            throw new Fault("action.url", reason);
        });
    }

    TargetGuard targets() {
        return targets;
    }

    /** For a single call outside any transaction. */
    Channels channels() {
        return Objects.requireNonNull(channels, "the server has started");
    }

    /** Says that deliveries were committed; without it they would leave a few seconds later. */
    void nudge(String realmId, Collection<String> triggerIds) {
        if (worker != null && !triggerIds.isEmpty()) {
            worker.nudge(realmId, triggerIds);
        }
    }

    @Override
    public void close() {
        // nothing is held
    }
}
