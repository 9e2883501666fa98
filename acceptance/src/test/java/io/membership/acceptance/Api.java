package io.membership.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An address that speaks JSON, and the headers sent to it. Paths are appended to the address as they are, so they carry
 * their own percent-encoding; {@link #query} writes a safe query.
 */
public record Api(String address, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    static Api at(String address) {
        return new Api(address, Map.of());
    }

    /** The same caller, deeper in the tree. */
    public Api under(String path) {
        return new Api(address + path, headers);
    }

    /** The same address, called with this bearer token or API key. */
    public Api as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same address, called by nobody known. */
    public Api anonymously() {
        Map<String, String> others = new LinkedHashMap<>(headers);
        others.remove("Authorization");
        return new Api(address, others);
    }

    /** The same address, called with this header instead of an earlier one of that name. */
    public Api with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Api(address, all);
    }

    public Reply get(String path) {
        return call("GET", path, null);
    }

    public Reply delete(String path) {
        return call("DELETE", path, null);
    }

    public Reply post(String path, Object body) {
        return call("POST", path, body);
    }

    public Reply put(String path, Object body) {
        return call("PUT", path, body);
    }

    public Reply patch(String path, Object body) {
        return call("PATCH", path, body);
    }

    /** @param body text that is sent as it is, or a value that is written as JSON, or null for none */
    public Reply call(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.text(body)));
        return send(request.build());
    }

    /** Sends these bytes as JSON, be they JSON or not. */
    public Reply callWithBytes(String method, String path, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.method(method, BodyPublishers.ofByteArray(body)).build());
    }

    /** Sends names and values as a form, as the OIDC endpoints want it. */
    public Reply form(String path, Map<String, String> values) {
        String body = encode(values);
        return with("Content-Type", "application/x-www-form-urlencoded").call("POST", path, body);
    }

    /** {@code ?name=value&…}, encoded. */
    public static String query(String name, String value, String... more) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(name, value);
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return "?" + encode(values);
    }

    private static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            String line = request.method() + " " + request.uri();
            return new Reply(line, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
