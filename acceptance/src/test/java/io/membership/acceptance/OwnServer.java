package io.membership.acceptance;

import io.membership.launcher.Database;
import io.membership.launcher.Distribution;
import io.membership.launcher.Port;
import io.membership.launcher.Progress;
import io.membership.launcher.Server;
import io.membership.launcher.ServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server of a test class that needs one with data or options of its own, beside the one that all others share. */
record OwnServer(Server server) implements AutoCloseable {

    static final Database DATABASE = new Database.H2();

    private static final Progress PROGRESS = new Progress(System.out);

    /**
     * An installation of its own that knows the demo realm and has no data yet.
     *
     * @param path under which it serves, such as {@code /auth}; empty for the root
     * @param buildOptions further ones of Keycloak
     */
    static Distribution install(String name, String path, String... buildOptions)
            throws IOException, InterruptedException {
        Distribution copy =
                RunningKeycloak.built("h2", DATABASE).copyTo(RunningKeycloak.home(name), path, buildOptions);
        RunningKeycloak.build(copy, DATABASE);
        copy.importRealms(List.of(DemoRealm.FILE));
        return copy;
    }

    static OwnServer start(Distribution distribution, String... options) throws IOException, InterruptedException {
        return start(distribution, DATABASE, options);
    }

    /** @param database that the distribution was built for */
    static OwnServer start(Distribution distribution, Database database, String... options)
            throws IOException, InterruptedException {
        Server server =
                distribution.start(new ServerOptions(Port.free(), database, "640m", List.of(options)), System.out);
        PROGRESS.during("Start another Keycloak", () -> server.awaitReady(Duration.ofMinutes(5)));
        return new OwnServer(server);
    }

    /** The server, called by nobody known. */
    Api anonymously() {
        return Api.at(server.url().toString());
    }

    /** The native address of our API in the demo realm, called with the API key. */
    Api membership() {
        return anonymously().under("/realms/demo/membership").as(Keycloak.demo().apiKey());
    }

    /** The same, called by the administrator of the server. */
    Api asAdministrator() {
        return admin().under("/realms/demo/membership");
    }

    /** The server, called by its administrator, for as long as a token of his lasts. */
    Api admin() {
        Map<String, String> form =
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin");
        Reply token = anonymously().form("/realms/master/protocol/openid-connect/token", form);
        return anonymously().as(Tokens.of(token).access());
    }

    @Override
    public void close() {
        server.close();
    }
}
