package io.membership.triggers.delivery;

import io.membership.triggers.delivery.Outcome.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.http.Header;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;
import org.keycloak.truststore.TruststoreProvider;

/**
 * Sends a signed POST (Standard Webhooks 1.0.0). 2xx is success. 410 wants nothing more, 429 and 5xx mean that the
 * receiver is unwell, 3xx and other 4xx that it does not take this message. Redirects are not followed, and an answer is
 * read to 64 KiB at most. No attempt takes longer than its limit, however slowly the receiver drips.
 */
public final class WebhookChannel implements Channel<Action.Webhook>, AutoCloseable {

    private static final int MOST_READ = 64 * 1024;

    private final CloseableHttpClient http;
    private final Clock clock;
    private final Duration limit;
    private final Alarm alarm;

    /** Runs a task after a while, unless what it returns is run before. */
    @FunctionalInterface
    public interface Alarm {
        Runnable set(Duration delay, Runnable task);
    }

    /**
     * @param connect longest time to a connection
     * @param silence longest time without a byte
     * @param whole longest time of an attempt
     */
    public record Limits(Duration connect, Duration silence, Duration whole) {}

    private WebhookChannel(CloseableHttpClient http, Clock clock, Duration limit, Alarm alarm) {
        this.http = http;
        this.clock = clock;
        this.limit = limit;
        this.alarm = alarm;
    }

    /**
     * @param proxies Keycloak's mappings of hosts to proxies; empty for none
     * @param trust the server's trust store; null for the JVM's
     */
    public static WebhookChannel open(
            TargetGuard guard,
            List<String> proxies,
            @Nullable TruststoreProvider trust,
            Limits limits,
            int atOnce,
            Clock clock,
            Alarm alarm) {
        return new WebhookChannel(
                WebhookClient.create(new ProxyRoutes(proxies, guard), trust, limits, atOnce),
                clock,
                limits.whole(),
                alarm);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    @Override
    public Outcome deliver(Action.Webhook action, Message message) {
        return send(post(action, message), HttpClientContext.create());
    }

    private Outcome send(HttpPost post, HttpClientContext context) {
        Runnable calm = alarm.set(limit, post::abort);
        try (CloseableHttpResponse response = http.execute(post, context)) {
            return outcome(response);
        } catch (IOException broken) {
            // What the client wraps in another exception is what happened.
            Throwable cause = broken.getCause() instanceof HttpException refused ? refused : broken;
            String error = post.isAborted() ? "No answer within " + limit.toSeconds() + " s" : cause.toString();
            return Outcome.unreachable(error);
        } finally {
            calm.run();
        }
    }

    /**
     * How one call went.
     *
     * @param certificateEnds null without TLS
     * @param signature that was sent
     */
    public record Report(
            Outcome outcome, Duration took, @Nullable Instant certificateEnds, String signature) {}

    /** Calls once and reports. */
    public Report check(Action.Webhook action, Message message) {
        HttpClientContext context = HttpClientContext.create();
        HttpPost post = post(action, message);
        Instant start = clock.instant();
        Outcome outcome = send(post, context);
        return new Report(
                outcome,
                Duration.between(start, clock.instant()),
                context.getAttribute(WebhookClient.CERTIFICATE_ENDS, Instant.class),
                post.getFirstHeader("webhook-signature").getValue());
    }

    private HttpPost post(Action.Webhook action, Message message) {
        HttpPost post = new HttpPost(URI.create(action.url()));
        Instant now = clock.instant();
        for (Map.Entry<String, String> header : action.headers().entrySet()) {
            post.setHeader(header.getKey(), header.getValue());
        }
        post.setHeader("webhook-id", message.id());
        post.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        post.setHeader("webhook-signature", WebhookSignature.of(message.id(), now, message.body(), action.secrets()));
        if (message.traceparent() != null) {
            post.setHeader("traceparent", message.traceparent());
        }
        post.setEntity(new StringEntity(message.body(), ContentType.APPLICATION_JSON));
        return post;
    }

    private Outcome outcome(HttpResponse response) throws IOException {
        int status = response.getStatusLine().getStatusCode();
        Verdict verdict = verdict(status);
        return new Outcome(
                verdict,
                status,
                answer(response),
                status >= 300 && status < 400 ? "Redirects are not followed" : null,
                verdict == Verdict.UNREACHABLE ? RetryAfter.of(retryAfter(response), clock.instant()) : null);
    }

    private static Verdict verdict(int status) {
        if (status >= 200 && status < 300) {
            return Verdict.DELIVERED;
        } else if (status == 410) {
            return Verdict.GONE;
        }
        return status == 429 || status >= 500 ? Verdict.UNREACHABLE : Verdict.REFUSED;
    }

    private static String retryAfter(HttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        return header == null ? "" : header.getValue();
    }

    /** Read to its end, the connection can be used again; what is longer is cut off with the connection. */
    private static String answer(HttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        InputStream body = response.getEntity().getContent();
        byte[] bytes = body.readNBytes(MOST_READ);
        byte[] kept = Arrays.copyOf(bytes, Math.min(bytes.length, Outcome.LONGEST_ANSWER));
        return new String(kept, StandardCharsets.UTF_8);
    }
}
