package io.membership.launcher;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a newcomer reads once the demo realm answers; ids and secrets are those of {@code realm-config/}. */
record Welcome(URI url) {

    private static final String PROJECT_ID = "6f1d2c3b-4a59-4e68-8777-9a8b7c6d5e4f";
    private static final String CLIENT = "membership-admin:demo-secret";

    String text() {
        return """

                Keycloak answers on %1$s. Press Ctrl-C to stop it.

                  Project id   %2$s
                  API key      %3$s
                  Console      %1$s/admin/master/console/#/demo/users (admin / admin)

                Try:
                curl -s %1$s/realms/demo/membership/users -H "Authorization: Bearer %3$s"
                """.formatted(url, PROJECT_ID, apiKey());
    }

    private static String apiKey() {
        return "cmk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(CLIENT.getBytes(StandardCharsets.UTF_8));
    }
}
