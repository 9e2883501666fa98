package io.membership;

import io.membership.accounts.TicketExpiry;
import io.membership.api.Dialect;
import io.membership.api.Exchange;
import io.membership.api.ServerClock;
import io.membership.users.BlockExpiry;
import io.membership.users.Erasure;
import io.membership.users.SearchableMeta;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Mounts the API at {@code /realms/{realm}/membership} (its id is that last segment) and wires the features to the
 * server. Options, all under {@code --spi-realm-restapi-extension--membership--}: {@code root-routes} (default true)
 * serves CodeMash's own addresses at the root; {@code block-expiry-seconds} (default 10) is how often timed blocks are
 * looked through; {@code erasure-seconds} (default 3600) the same for deactivated accounts, tokens and
 * withdrawn invitations whose time is over.
 */
public final class MembershipApiFactory implements RealmResourceProviderFactory {

    static final String ID = "membership";

    private static final String ROOT_ROUTES = "root-routes";
    private static final String BLOCK_EXPIRY = "block-expiry-seconds";
    private static final String ERASURE = "erasure-seconds";
    private static final int SECONDS = 10;
    private static final int HOUR = 3600;

    private boolean rootRoutes = true;
    private int blockExpirySeconds = SECONDS;
    private int erasureSeconds = HOUR;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {
        rootRoutes = config.getBoolean(ROOT_ROUTES, true);
        blockExpirySeconds = Math.max(1, config.getInt(BLOCK_EXPIRY, SECONDS));
        erasureSeconds = Math.max(1, config.getInt(ERASURE, HOUR));
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(ROOT_ROUTES)
                .type("boolean")
                .helpText("Serve CodeMash's own addresses at the root of the server.")
                .defaultValue(true)
                .add()
                .property()
                .name(BLOCK_EXPIRY)
                .type("int")
                .helpText("Seconds between two looks for timed blocks that are over.")
                .defaultValue(SECONDS)
                .add()
                .property()
                .name(ERASURE)
                .type("int")
                .helpText(
                        "Seconds between two looks for deactivated accounts, tokens and withdrawn invitations whose time is over.")
                .defaultValue(HOUR)
                .add()
                .build();
    }

    /** Whether CodeMash's own addresses at the root of the server are served. */
    boolean servesRootRoutes() {
        return rootRoutes;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(SearchableMeta::follow);
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> schedule(factory, session));
            }
        });
    }

    private void schedule(KeycloakSessionFactory factory, KeycloakSession session) {
        TimerProvider timer = session.getProvider(TimerProvider.class);
        schedule(factory, timer, new BlockExpiry(ServerClock.utc()), blockExpirySeconds);
        schedule(factory, timer, new Erasure(ServerClock.utc()), erasureSeconds);
        schedule(factory, timer, new TicketExpiry(ServerClock.utc()), erasureSeconds);
    }

    private static void schedule(KeycloakSessionFactory factory, TimerProvider timer, ScheduledTask task, int seconds) {
        long interval = seconds * 1000L;
        timer.schedule(new ClusterAwareScheduledTaskRunner(factory, task, interval), interval);
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return new MembershipApi(Exchange.inRealm(session, Dialect.V1));
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    @Override
    public void close() {
        // nothing is held
    }
}
