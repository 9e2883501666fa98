package io.membership.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.membership.triggers.delivery.Outcome.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls to a receiver that behaves, or does not. */
final class WebhookChannelTest {

    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OLD = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
    private static final Message MESSAGE = new Message("id-1", "{\"a\":\"\u00e4\uD83D\uDE80\"}", "00-a-b-01");

    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
    private final TestSender calls = new TestSender();
    private final WebhookChannel channel = new WebhookChannel(calls.sender());
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.start();
    }

    @AfterEach
    void close() throws IOException {
        calls.close();
        server.stop(0);
        alarm.shutdownNow();
    }

    private Outcome deliver(HttpHandler handler) {
        server.createContext("/", handler);
        return deliver("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    private Outcome deliver(String url) {
        return channel.deliver(
                new Action.Webhook("webhook", url, List.of(SECRET, OLD), Map.of("X-Tenant", "t1")), MESSAGE);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Test
    void standardLibraryVerifiesByEitherSecret() {
        boolean[] verified = new boolean[2];
        Outcome outcome = deliver(exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            for (int i = 0; i < 2; i++) {
                verified[i] = verifies(List.of(SECRET, OLD).get(i), body, headers);
            }
            assertThat(exchange.getRequestHeaders().getFirst("traceparent")).isEqualTo("00-a-b-01");
            assertThat(exchange.getRequestHeaders().getFirst("X-Tenant")).isEqualTo("t1");
            answer(exchange, 200, "fine");
        });

        assertThat(outcome.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(outcome.answer()).isEqualTo("fine");
        assertThat(verified).containsExactly(true, true);
    }

    private static boolean verifies(String secret, String body, HttpHeaders headers) {
        try {
            new Webhook(secret).verify(body, headers);
            return true;
        } catch (com.standardwebhooks.exceptions.WebhookVerificationException wrong) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200,DELIVERED",
        "204,DELIVERED",
        "299,DELIVERED",
        "301,REFUSED",
        "307,REFUSED",
        "400,REFUSED",
        "401,REFUSED",
        "404,REFUSED",
        "410,GONE",
        "429,UNREACHABLE",
        "500,UNREACHABLE",
        "503,UNREACHABLE"
    })
    void statusDecides(int status, Verdict verdict) {
        Outcome outcome = deliver(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
            answer(exchange, status, "");
        });

        assertThat(outcome.verdict()).isEqualTo(verdict);
        assertThat(outcome.status()).isEqualTo(status);
    }

    @Test
    void retryAfterIsReadWhereItCounts() {
        Instant now = Instant.parse("2027-01-01T00:00:00Z");

        assertThat(RetryAfter.of("120", now)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.of("Fri, 01 Jan 2027 00:00:30 GMT", now)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.of("99999999", now)).isEqualTo(Duration.ofDays(1));
        assertThat(RetryAfter.of("Thu, 31 Dec 2026 00:00:00 GMT", now)).isNull();
        assertThat(RetryAfter.of("soon", now)).isNull();
        assertThat(RetryAfter.of("", now)).isNull();
    }

    @Test
    void beginningOfALargeAnswerIsKept() {
        Outcome outcome = deliver(exchange -> answer(exchange, 200, "\u00e4\0".repeat(500_000)));

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.answer()).hasSizeLessThanOrEqualTo(1024).startsWith("\u00e4 \u00e4 ");
    }

    @Test
    void receiverThatDripsIsCutOff() throws IOException {
        try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            alarm.scheduleWithFixedDelay(drip(dripping), 0, 100, TimeUnit.MILLISECONDS);
            long start = System.nanoTime();

            Outcome outcome = deliver("http://127.0.0.1:" + dripping.getLocalPort());

            assertThat(outcome.verdict()).isEqualTo(Verdict.UNREACHABLE);
            assertThat(outcome.error()).isEqualTo("No answer within 2 s");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    /** A byte of a header at a time: never silent for long, never done. */
    private static Runnable drip(ServerSocket server) {
        Socket[] client = new Socket[1];
        return () -> {
            try {
                if (client[0] == null) {
                    client[0] = server.accept();
                    client[0].getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                }
                client[0].getOutputStream().write('a');
                client[0].getOutputStream().flush();
            } catch (IOException over) {
                // the channel has hung up, as it should
            }
        };
    }

    @Test
    void connectionThatIsResetIsAFailure() throws Exception {
        try (ServerSocket resetting = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            alarm.execute(() -> {
                try (Socket client = resetting.accept()) {
                    client.setSoLinger(true, 0);
                } catch (IOException over) {
                    // nothing else to do
                }
            });

            assertThat(deliver("http://127.0.0.1:" + resetting.getLocalPort()).verdict())
                    .isEqualTo(Verdict.UNREACHABLE);
        }
    }

    @Test
    void nobodyThereAndNowhereToGoAreFailures() {
        assertThat(deliver("http://127.0.0.1:1/").verdict()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(deliver("http://127.9.0.1/").error()).contains("not public");
        assertThat(deliver("http://hook.invalid/").verdict()).isEqualTo(Verdict.UNREACHABLE);
    }
}
