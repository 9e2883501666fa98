package io.membership.triggers.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import io.membership.triggers.delivery.HttpSender.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens of service accounts (RFC 7523), each kept until shortly before its end. */
final class GoogleTokens {

    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<ServiceAccount, Granted> granted = new ConcurrentHashMap<>();

    GoogleTokens(Clock clock) {
        this.clock = clock;
    }

    private record Granted(String token, Instant end) {}

    /** No token was given. */
    static final class Denied extends Exception {

        private final transient Outcome outcome;

        private Denied(Outcome outcome) {
            super("no access token", null, false, false);
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    String of(ServiceAccount account, HttpSender.Turn turn) throws Denied {
        Instant now = clock.instant();
        granted.values().removeIf(each -> !now.isBefore(each.end));
        Granted known = granted.get(account);
        if (known != null) {
            return known.token;
        }
        Answer answer = turn.send(new HttpCall(account.tokenUrl(), Map.of(), HttpCall.FORM, form(account, now)));
        JsonNode json = Json.parse(answer.body()).orElse(null);
        String token = json == null ? "" : json.path("access_token").asText();
        if (!answer.outcome().isDelivered() || json == null || token.isEmpty()) {
            throw new Denied(answer.outcome().isDelivered() ? Outcome.refused("No access token") : answer.outcome());
        }
        Duration life = Duration.ofSeconds(json.path("expires_in").asLong(0)).minus(MARGIN);
        granted.put(account, new Granted(token, now.plus(life)));
        return token;
    }

    /** It was refused: the next call asks for another. */
    void forget(ServiceAccount account) {
        granted.remove(account);
    }

    private static String form(ServiceAccount account, Instant now) {
        return "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion="
                + assertion(account, now);
    }

    private static String assertion(ServiceAccount account, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", account.email());
        claims.put("scope", SCOPE);
        claims.put("aud", account.tokenUrl());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        String signed = part(Map.of("alg", "RS256", "typ", "JWT", "kid", account.keyId())) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(account.key());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + text(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The key of the service account cannot sign", unusable);
        }
    }

    private static String part(Map<String, Object> json) {
        return text(Json.text(json).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
