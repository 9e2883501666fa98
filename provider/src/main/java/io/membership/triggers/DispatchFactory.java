package io.membership.triggers;

import io.membership.devices.Devices;
import io.membership.devices.PushToken;
import io.membership.mail.Postman;
import io.membership.triggers.delivery.AddressRange;
import io.membership.triggers.delivery.Backoff;
import io.membership.triggers.delivery.DeliveryMetrics;
import io.membership.triggers.delivery.GatewayChannel;
import io.membership.triggers.delivery.HttpSender;
import io.membership.triggers.delivery.MailChannel;
import io.membership.triggers.delivery.OutboxWorker;
import io.membership.triggers.delivery.PlainHttp;
import io.membership.triggers.delivery.Pump;
import io.membership.triggers.delivery.PushChannel;
import io.membership.triggers.delivery.Sequence;
import io.membership.triggers.delivery.TargetGuard;
import io.membership.triggers.delivery.WebhookChannel;
import io.membership.triggers.delivery.WorkerOptions;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.truststore.TruststoreProvider;

/** Wires triggers to the server: reads its options, listens to events, and runs the worker once the tables are there. */
public final class DispatchFactory implements ProviderFactory<Dispatch> {

    static final String ID = "delivery";

    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");
    private static final Logger LOG = Logger.getLogger(DispatchFactory.class);

    private final Clock clock = Clock.systemUTC();
    private final Sequence sequence = new Sequence(clock);
    private Config.@Nullable Scope config;
    private TargetGuard targets = new TargetGuard(PlainHttp.NEVER, List.of());
    private @Nullable Pump pump;
    private @Nullable HttpSender sender;
    private volatile @Nullable Channels channels;
    private volatile @Nullable OutboxWorker worker;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return DispatchOption.properties();
    }

    @Override
    public void init(Config.Scope scope) {
        config = scope;
        boolean development = Environment.isDevMode();
        List<String> opened = DispatchOption.TARGETS.list(scope);
        targets = new TargetGuard(
                development ? PlainHttp.ALWAYS : plainHttp(DispatchOption.HTTP.text(scope)),
                Stream.concat(opened.stream(), development ? LOOPBACK.stream() : Stream.of())
                        .map(AddressRange::parse)
                        .toList());
    }

    private static PlainHttp plainHttp(String option) {
        return PlainHttp.named(option)
                .orElseThrow(
                        () -> new IllegalArgumentException("allow-http must be true, false or realm, not " + option));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new TriggerListener()::heard);
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> start(factory, session));
            }
        });
    }

    private void start(KeycloakSessionFactory factory, KeycloakSession session) {
        Config.Scope scope = config;
        if (scope == null || worker != null) {
            return;
        }
        WorkerOptions options = new WorkerOptions(
                seconds(DispatchOption.POLL, scope),
                seconds(DispatchOption.LEASE, scope),
                DispatchOption.AT_ONCE.number(scope),
                DispatchOption.AT_ONCE_PER_TRIGGER.number(scope),
                DispatchOption.FAILURES_TO_PAUSE.number(scope),
                Duration.ofDays(DispatchOption.RETENTION.number(scope)),
                Duration.ofDays(DispatchOption.GIVE_UP.number(scope)));
        Duration timeout = seconds(DispatchOption.TIMEOUT, scope);
        if (timeout.compareTo(options.lease()) >= 0) {
            throw new IllegalArgumentException("lease-seconds must be more than timeout-seconds");
        }
        Pump pumping = new Pump(clock, options.poll(), options.atOnce());
        HttpSender sending = HttpSender.open(
                targets,
                proxies(),
                session.getProvider(TruststoreProvider.class),
                new HttpSender.Limits(
                        seconds(DispatchOption.CONNECT, scope), seconds(DispatchOption.SILENCE, scope), timeout),
                options.atOnce(),
                clock,
                pumping::schedule);
        Channels ways = new Channels(
                new WebhookChannel(sending),
                new GatewayChannel(sending),
                new PushChannel(sending, (realm, tokens) -> forget(factory, realm, tokens)),
                new MailChannel(new Postman(factory, seconds(DispatchOption.SILENCE, scope))));
        OutboxWorker working = new OutboxWorker(
                clock,
                new SessionTransactions(factory, clock, options.giveUp()),
                ways,
                pumping,
                pumping::wake,
                backoff(scope),
                options,
                new DeliveryMetrics(Metrics.globalRegistry));
        pump = pumping;
        sender = sending;
        channels = ways;
        worker = working;
        pumping.start(working);
    }

    /** Those that Keycloak's own HTTP client is told to use. */
    private static List<String> proxies() {
        String[] mappings = Config.scope("connectionsHttpClient", "default").getArray("proxy-mappings");
        return mappings == null ? List.of() : List.of(mappings);
    }

    private static void forget(KeycloakSessionFactory factory, String realmId, Collection<PushToken> tokens) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm != null) {
                Devices.of(session, realm).forget(tokens);
            }
        });
    }

    private static Duration seconds(DispatchOption option, Config.Scope scope) {
        return Duration.ofSeconds(option.number(scope));
    }

    private static Backoff backoff(Config.Scope scope) {
        List<Duration> delays = DispatchOption.SCHEDULE.list(scope).stream()
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .toList();
        return new Backoff(delays, () -> ThreadLocalRandom.current().nextDouble());
    }

    @Override
    public Dispatch create(KeycloakSession session) {
        return new Dispatch(sequence, targets, worker, channels);
    }

    @Override
    public void close() {
        if (pump != null) {
            pump.close();
        }
        if (sender != null) {
            try {
                sender.close();
            } catch (IOException ending) {
                LOG.debug("Connections to receivers are not closed", ending);
            }
        }
    }
}
