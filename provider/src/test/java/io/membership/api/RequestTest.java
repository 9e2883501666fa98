package io.membership.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    private static final String JSON = "application/json";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email=a+b@x.io                | email | a+b@x.io
            EMAIL=a%2Bb@x.io              | email | a+b@x.io
            email=a%20b@x.io              | email | a b@x.io
            phone=+370600                 | phone | +370600
            phone=%2B370+600              | phone | +370 600
            phone=+370+600                | phone | +370 600
            displayName=Ona+P%2B          | displayName | Ona P+
            city=Dz%C5%ABkija             | city | Dzūkija
            a=1&a=2                       | a | 2
            a=x=y                         | a | x=y
            """)
    void queryIsDecodedByMember(String query, String member, String value) {
        assertThat(query(query).text(member)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "x", "=x", "x&&y"})
    void whatHasNoNameOrNoValueIsNoMember(String query) {
        assertThat(query(query).names()).isEmpty();
        assertThat(query(null).names()).isEmpty();
    }

    @Test
    void emptyValueIsGiven() {
        assertThat(query("city=").text("city")).isEmpty();
    }

    @Test
    void malformedQueryIsRefused() {
        assertThat(Refusal.of(() -> query("a=%zz"))).isEqualTo("400 InvalidValue query malformedQuery");
    }

    @Test
    void bodyWinsOverTheQueryUnlessItIsNull() {
        Arguments arguments = read("city=Kaunas&area=A", JSON, "{\"City\":\"Vilnius\",\"area\":null}");

        assertThat(arguments.text("city")).isEqualTo("Vilnius");
        assertThat(arguments.text("area")).isEqualTo("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n"})
    void blankBodyIsNone(String body) {
        assertThat(read(null, JSON, body).names()).isEmpty();
    }

    @Test
    void bodyWithoutTypeIsTakenAsJson() {
        assertThat(read(null, null, "{\"a\":1}").text("a")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "json"})
    void otherTypesAreRefused(String type) {
        assertThat(Refusal.of(() -> read(null, type, "{\"a\":1}")))
                .isEqualTo("415 UnsupportedMediaType null unsupportedMediaType");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":1}x", "{'a':1}", "{\"a\":NaN}", "{a:1}"})
    void brokenJsonIsRefused(String body) {
        assertThat(Refusal.of(() -> read(null, JSON, body))).isEqualTo("400 InvalidJson body malformedJson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"text\"", "null"})
    void bodyIsAnObject(String body) {
        assertThat(Refusal.of(() -> read(null, JSON, body))).isEqualTo("400 InvalidJson body notAnObject");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin = "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Refusal.of(() -> stream(new ByteArrayInputStream(latin))))
                .isEqualTo("400 InvalidJson body malformedJson");
    }

    @Test
    void bodyDeeperThanAnyUseIsRefusedAndNotFollowed() {
        String deep = "{\"a\":".repeat(100_000);

        assertThat(Refusal.of(() -> read(null, JSON, deep.substring(0, 200_000))))
                .isEqualTo("400 InvalidJson body malformedJson");
    }

    @Test
    void bodyOfAQuarterOfAMebibyteIsTakenAndOneByteMoreIsNot() {
        String frame = "{\"a\":\"\"}";
        String largest = "x".repeat(256 * 1024 - frame.length());

        assertThat(read(null, JSON, "{\"a\":\"" + largest + "\"}").text("a")).isEqualTo(largest);
        assertThat(Refusal.of(() -> read(null, JSON, "{\"a\":\"x" + largest + "\"}")))
                .isEqualTo("413 RequestTooLarge null requestTooLarge");
    }

    @Test
    void bodyThatBreaksOffIsRefused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };

        assertThat(Refusal.of(() -> stream(broken))).isEqualTo("400 InvalidJson body unreadableBody");
    }

    private static Arguments read(@Nullable String query, @Nullable String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Request.read(query, headers(type), new ByteArrayInputStream(bytes));
    }

    private static Arguments query(@Nullable String query) {
        return Request.read(query, headers(null), null);
    }

    private static Arguments stream(InputStream body) {
        return Request.read(null, headers(JSON), body);
    }

    private static HttpHeaders headers(@Nullable String type) {
        return (HttpHeaders) Proxy.newProxyInstance(
                HttpHeaders.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> method.getName().equals("getLength") ? (Object) 0 : type);
    }
}
