package io.membership.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where calls may go. No name is looked up for real. */
final class TargetGuardTest {

    private static final TargetGuard STRICT =
            new TargetGuard(PlainHttp.NEVER, List.of(), host -> address("93.184.216.34"));

    private static InetAddress[] address(String literal) {
        try {
            return new InetAddress[] {InetAddress.getByName(literal)};
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::",
                "2001::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void privateAddressIsRefusedAtConnectTime(String literal) {
        TargetGuard guard = new TargetGuard(PlainHttp.NEVER, List.of(), host -> address(literal));

        assertThatThrownBy(() -> guard.resolve("hook.example")).isInstanceOf(UnknownHostException.class);
        assertThat(guard.faultWithDns("https://hook.example/", false)).isPresent();
        assertThat(guard.fault("https://hook.example/", false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::", "2a00:1450::1"})
    void publicAddressIsAllowed(String literal) throws UnknownHostException {
        TargetGuard guard = new TargetGuard(PlainHttp.NEVER, List.of(), host -> address(literal));

        assertThat(guard.resolve("hook.example")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "example.com",
                "https:///path",
                "https://user:secret@example.com/",
                "https://example.com/#part",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://0x7f.0.0.1/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://010.0.0.1/",
                "https://exa mple.com/",
                "https://999999999999/"
            })
    void badUrlIsRefusedAtOnce(String url) {
        assertThat(STRICT.fault(url, true)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://localhost:8443/"})
    void literalPrivateAddressIsRefusedWithoutDns(String url) {
        TargetGuard guard = new TargetGuard(PlainHttp.NEVER, List.of());

        assertThat(guard.fault(url, true)).contains("leads to an address that is not public");
    }

    @Test
    void plainHttpIsForTheServerToAllowAndForTheRealmWhereItMay() {
        for (PlainHttp who : PlainHttp.values()) {
            TargetGuard guard = new TargetGuard(who, List.of(), host -> address("93.184.216.34"));

            assertThat(guard.fault("http://example.com/", false).isEmpty()).isEqualTo(who == PlainHttp.ALWAYS);
            assertThat(guard.fault("http://example.com/", true).isEmpty()).isEqualTo(who != PlainHttp.NEVER);
            assertThat(guard.fault("https://example.com/", false)).isEmpty();
        }
    }

    @Test
    void openedRangeIsAllowed() throws UnknownHostException {
        TargetGuard guard = new TargetGuard(
                PlainHttp.ALWAYS,
                List.of(AddressRange.parse("10.1.0.0/16"), AddressRange.parse("fd00::/8")),
                host -> address(host));

        assertThat(guard.fault("http://10.1.2.3/", false)).isEmpty();
        assertThat(guard.resolve("fd00::7")).hasSize(1);
        assertThatThrownBy(() -> guard.resolve("10.2.0.1")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void nameThatTurnsPrivateAfterItWasSavedLeadsNowhere() {
        AtomicInteger asked = new AtomicInteger();
        TargetGuard guard = new TargetGuard(
                PlainHttp.NEVER,
                List.of(),
                host -> address(asked.getAndIncrement() == 0 ? "93.184.216.34" : "169.254.169.254"));

        assertThat(guard.faultWithDns("https://rebind.example/", false)).isEmpty();
        assertThatThrownBy(() -> guard.resolve("rebind.example")).hasMessageContaining("not public");
    }

    @Test
    void onePrivateAddressAmongPublicOnesIsEnough() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")};
        TargetGuard guard = new TargetGuard(PlainHttp.NEVER, List.of(), host -> both);

        assertThatThrownBy(() -> guard.resolve("both.example")).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com/8", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "", "1/2/3"})
    void badRangeIsRefused(String range) {
        assertThatThrownBy(() -> AddressRange.parse(range)).isInstanceOf(IllegalArgumentException.class);
    }
}
