package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Somebody who is told by webhooks: notes every call and answers as he is told to. */
final class Receiver implements AutoCloseable {

    /** @param headers by lower-case name */
    record Call(Map<String, List<String>> headers, String body) {

        JsonNode json() {
            return Json.parse(body);
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        String type() {
            return json().path("type").asText();
        }

        /** Id of the user it is about. */
        String user() {
            JsonNode input = json().path("input");
            return (input.has("newUser") ? input.path("newUser") : input.path("formerUser"))
                    .path("id")
                    .asText();
        }
    }

    /** What to answer. */
    record Answer(int status, Map<String, String> headers, String body) {

        static final Answer OK = of(200);

        static Answer of(int status) {
            return new Answer(status, Map.of(), "status " + status);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Answer> behaviour;

    private Receiver(HttpServer server, Function<Call, Answer> behaviour) {
        this.server = server;
        this.behaviour = behaviour;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    Receiver(Function<Call, Answer> behaviour) {
        this(open(null), behaviour);
    }

    Receiver() {
        this(call -> Answer.OK);
    }

    /** One that speaks TLS. */
    Receiver(TestCertificate certificate) {
        this(open(certificate), call -> Answer.OK);
    }

    private static HttpServer open(@Nullable TestCertificate certificate) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            if (certificate == null) {
                return HttpServer.create(address, 0);
            }
            HttpsServer server = HttpsServer.create(address, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url("127.0.0.1");
    }

    /** The same under another name of this host. */
    String url(String host) {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://" + host + ":" + server.getAddress().getPort() + "/hook";
    }

    void answer(Function<Call, Answer> other) {
        behaviour = other;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Those about a user. */
    List<Call> about(String userId) {
        return calls.stream().filter(call -> call.user().equals(userId)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Call call = new Call(headers, body);
        calls.add(call);
        Answer answer = behaviour.apply(call);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
