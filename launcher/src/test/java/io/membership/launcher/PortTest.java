package io.membership.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PortTest {

    @Test
    void portOfAProgramOnLoopbackIsNotFree() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new Port(other.getLocalPort()).isFree()).isFalse();
        }
    }

    @Test
    void portOfAProgramOnEveryAddressIsNotFree() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(new Port(other.getLocalPort()).isFree()).isFalse();
        }
    }

    @Test
    void numberIsRead() {
        assertThat(Port.parse("8081")).isEqualTo(new Port(8081));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", "0", "-1", "65536", "99999999999"})
    void anythingElseIsNamedInTheRefusal(String text) {
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> Port.parse(text))
                .withMessageContaining("'" + text + "'");
    }
}
