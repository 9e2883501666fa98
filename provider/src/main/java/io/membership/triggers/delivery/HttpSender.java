package io.membership.triggers.delivery;

import io.membership.triggers.delivery.Outcome.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
 * Makes the calls of all channels. 2xx is success. 410 wants nothing more, 429 and 5xx mean that the receiver is unwell,
 * 3xx and other 4xx that it does not take this message. Redirects are not followed, and an answer is read to 64 KiB at
 * most. No attempt takes longer than its limit, however slowly the receiver drips.
 */
public final class HttpSender implements AutoCloseable {

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
     * @param whole longest time of an attempt, be it one call or several
     */
    public record Limits(Duration connect, Duration silence, Duration whole) {}

    /**
     * What came back.
     *
     * @param body as far as it was read
     * @param certificateEnds null without TLS
     */
    record Answer(Outcome outcome, String body, @Nullable Instant certificateEnds) {}

    private HttpSender(CloseableHttpClient http, Clock clock, Duration limit, Alarm alarm) {
        this.http = http;
        this.clock = clock;
        this.limit = limit;
        this.alarm = alarm;
    }

    /**
     * @param proxies Keycloak's mappings of hosts to proxies; empty for none
     * @param trust the server's trust store; null for the JVM's
     */
    public static HttpSender open(
            TargetGuard guard,
            List<String> proxies,
            @Nullable TruststoreProvider trust,
            Limits limits,
            int atOnce,
            Clock clock,
            Alarm alarm) {
        return new HttpSender(
                GuardedClient.create(new ProxyRoutes(proxies, guard), trust, limits, atOnce),
                clock,
                limits.whole(),
                alarm);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    Clock clock() {
        return clock;
    }

    /** The beginning of an attempt, all calls of which share its time. */
    Turn turn() {
        return new Turn(clock.instant());
    }

    /** One attempt. */
    final class Turn {

        private final Instant start;

        private Turn(Instant start) {
            this.start = start;
        }

        Duration took() {
            return Duration.between(start, clock.instant());
        }

        Answer send(HttpCall call) {
            Duration left = limit.minus(took());
            if (left.isNegative() || left.isZero()) {
                return new Answer(Outcome.unreachable(tooLate()), "", null);
            }
            HttpPost post = post(call);
            HttpClientContext context = HttpClientContext.create();
            Runnable calm = alarm.set(left, post::abort);
            try (CloseableHttpResponse response = http.execute(post, context)) {
                String body = read(response);
                return new Answer(
                        outcome(response, body),
                        body,
                        context.getAttribute(GuardedClient.CERTIFICATE_ENDS, Instant.class));
            } catch (IOException broken) {
                // What the client wraps in another exception is what happened.
                Throwable cause = broken.getCause() instanceof HttpException refused ? refused : broken;
                return new Answer(
                        Outcome.unreachable(post.isAborted() ? tooLate() : cause.toString()),
                        "",
                        context.getAttribute(GuardedClient.CERTIFICATE_ENDS, Instant.class));
            } finally {
                calm.run();
            }
        }
    }

    private String tooLate() {
        return "No answer within " + limit.toSeconds() + " s";
    }

    private static HttpPost post(HttpCall call) {
        HttpPost post = new HttpPost(URI.create(call.url()));
        call.headers().forEach(post::setHeader);
        post.setEntity(new StringEntity(call.body(), ContentType.parse(call.type())));
        return post;
    }

    private Outcome outcome(HttpResponse response, String body) {
        int status = response.getStatusLine().getStatusCode();
        Verdict verdict = verdict(status);
        return new Outcome(
                verdict,
                status,
                body,
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
    private static String read(HttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        InputStream body = response.getEntity().getContent();
        return new String(body.readNBytes(MOST_READ), StandardCharsets.UTF_8);
    }
}
