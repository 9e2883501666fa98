package io.membership.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.protocol.BasicHttpContext;
import org.junit.jupiter.api.Test;

/** Calls that leave through the proxies of the operator. No name is looked up for real. */
final class ProxyRoutesTest {

    private static final Map<String, String> NAMES =
            Map.of("crm.example", "93.184.216.34", "inner.example", "10.0.0.1", "direct.example", "93.184.216.35");

    private final TargetGuard guard = new TargetGuard(PlainHttp.NEVER, List.of(), ProxyRoutesTest::lookUp);
    private final ProxyRoutes routes =
            new ProxyRoutes(List.of("direct\\.example;NO_PROXY", ".*\\.example;http://127.0.0.1:3128"), guard);

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        if (!NAMES.containsKey(host)) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByName(NAMES.get(host))};
    }

    private HttpRoute routeTo(String host) throws HttpException {
        return routes.determineRoute(new HttpHost(host, 443, "https"), new HttpPost("/"), new BasicHttpContext());
    }

    @Test
    void mappingDecidesWhichCallsLeaveThroughAProxy() throws HttpException {
        assertThat(routeTo("crm.example").getProxyHost()).isEqualTo(new HttpHost("127.0.0.1", 3128, "http"));
        assertThat(routeTo("crm.example").isTunnelled()).isTrue();
        assertThat(routeTo("direct.example").getProxyHost()).isNull();
        assertThat(routeTo("elsewhere.test").getProxyHost()).isNull();
    }

    @Test
    void proxyMayBePrivateAndIsNoTarget() throws UnknownHostException {
        assertThat(routes.resolve("127.0.0.1")).hasSize(1);
        assertThatThrownBy(() -> routeTo("127.0.0.1")).hasMessage("127.0.0.1 is a proxy of this server");
    }

    @Test
    void privateTargetIsRefusedAlsoBehindAProxy() {
        assertThatThrownBy(() -> routeTo("inner.example"))
                .isInstanceOf(HttpException.class)
                .hasMessage("inner.example leads to an address that is not public");
        assertThatThrownBy(() -> routes.resolve("inner.example")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void nameThatOnlyTheProxyKnowsIsLeftToIt() throws HttpException {
        assertThat(routeTo("unknown-here.example").getProxyHost()).isNotNull();
    }
}
