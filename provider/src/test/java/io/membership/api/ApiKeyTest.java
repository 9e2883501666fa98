package io.membership.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    @ParameterizedTest
    @CsvSource({"client,secret", "client,a:b:c", "a/b?c,ą€😀", "x,y"})
    void textIsReadBack(String client, String secret) {
        ApiKey key = new ApiKey(client, secret);

        assertThat(key.text()).matches("cmk_[A-Za-z0-9_-]+");
        assertThat(ApiKey.parse(key.text())).contains(key);
    }

    @Test
    void paddingIsTaken() {
        assertThat(ApiKey.parse("cmk_" + Base64.getUrlEncoder().encodeToString(bytes("ab:c"))))
                .contains(new ApiKey("ab", "c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cmk_", "cmk_!", "cmk_YWJj", "CMK_YTpi", "YTpi", "cmk_OmI", "eyJhbGciOiJSUzI1NiJ9.e30.x"})
    void whatIsNoKeyIsNone(String bearer) {
        assertThat(ApiKey.parse(bearer)).isEmpty();
    }

    @Test
    void secretMayBeEmptyAndThenOpensNothing() {
        assertThat(ApiKey.parse("cmk_" + base64("client:"))).contains(new ApiKey("client", ""));
    }

    @Test
    void secretIsNotPrinted() {
        assertThat(new ApiKey("client", "hidden")).hasToString("ApiKey[client]");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
