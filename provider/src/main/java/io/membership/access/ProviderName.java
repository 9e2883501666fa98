package io.membership.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** What CodeMash calls an identity provider, and what a realm may call it. */
final class ProviderName {

    /** CodeMash's five, each with other aliases that realms use for it. */
    private static final Map<String, List<String>> FIVE = Map.of(
            "google", List.of(),
            "facebook", List.of(),
            "twitter", List.of("x"),
            "apple", List.of(),
            "aad", List.of("microsoft", "azure", "entra"));

    private ProviderName() {}

    static boolean isOfCodeMash(String name) {
        return FIVE.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** The enabled provider of that alias, or the one that stands for CodeMash's name; not one that only links accounts. */
    static Optional<IdentityProviderModel> find(KeycloakSession session, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(name, lower), FIVE.getOrDefault(lower, List.of()).stream())
                .distinct()
                .map(alias -> session.identityProviders().getByAlias(alias))
                .filter(Objects::nonNull)
                .filter(provider -> provider.isEnabled() && !Boolean.TRUE.equals(provider.isLinkOnly()))
                .findFirst();
    }
}
