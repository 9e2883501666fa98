package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose root belongs to others: {@code --spi-realm-restapi-extension--membership--root-routes=false}. */
@Tag("own-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RootRoutesOffIT {

    @AutoClose
    private @Nullable OwnServer server;

    private Api api = Api.at("");

    @BeforeAll
    void start() throws IOException, InterruptedException {
        server = OwnServer.start(
                OwnServer.install("root-routes-off", ""),
                "--spi-realm-restapi-extension--membership--root-routes=false");
        api = server.anonymously()
                .as(Keycloak.demo().apiKey())
                .with("X-CM-ProjectId", Keycloak.demo().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/membership/users",
                "/v2/membership/users",
                "/membership/users",
                "/json/reply/GetUsersRequest"
            })
    void rootRoutesAreNotThere(String route) {
        api.get(route).expect(404);
        api.post(route, "{}").expect(404);
        api.anonymously().get(route).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/v1/users", "/v2/users"})
    void nativeRoutesWork(String route) {
        Reply list = api.get("/realms/demo/membership" + route).expect(200);

        assertThat(list.at("/result").isArray()).isTrue();
    }
}
