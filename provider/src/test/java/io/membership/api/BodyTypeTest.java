package io.membership.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "APPLICATION/JSON",
                "text/json",
                "application/merge-patch+json"
            })
    void jsonHasManyNames(String type) {
        assertThat(BodyType.reduced(type)).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "application/xml", "application/jsonp", "multipart/form-data", ";;;"})
    void everythingElseIsBytes(String type) {
        assertThat(BodyType.reduced(type)).isEqualTo("application/octet-stream");
    }
}
