package io.membership.triggers.delivery;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.ManagedHttpClientConnection;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.enums.HostnameVerificationPolicy;
import org.keycloak.truststore.TruststoreProvider;

/** The client of all channels: Keycloak's own has no place for a check of addresses. */
final class GuardedClient {

    /** Name under which a call's context holds when the receiver's certificate ends. */
    static final String CERTIFICATE_ENDS = "membership.certificateEnds";

    private GuardedClient() {}

    /**
     * Notes the certificate while the call is made: an answer without a body lets go of its connection before any
     * interceptor of answers sees it.
     */
    private static final class NotingExecutor extends HttpRequestExecutor {
        @Override
        protected HttpResponse doSendRequest(HttpRequest request, HttpClientConnection connection, HttpContext context)
                throws IOException, HttpException {
            if (connection instanceof ManagedHttpClientConnection managed
                    && managed.getSSLSession() != null
                    && managed.getSSLSession().getPeerCertificates()[0] instanceof X509Certificate certificate) {
                context.setAttribute(CERTIFICATE_ENDS, certificate.getNotAfter().toInstant());
            }
            return super.doSendRequest(request, connection, context);
        }
    }

    /** @param trust the server's trust store; null for the JVM's */
    static CloseableHttpClient create(
            ProxyRoutes routes, @Nullable TruststoreProvider trust, HttpSender.Limits limits, int atOnce) {
        SSLSocketFactory sockets = trust == null || trust.getSSLSocketFactory() == null
                ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                : trust.getSSLSocketFactory();
        HostnameVerifier verifier = trust != null && trust.getPolicy() == HostnameVerificationPolicy.ANY
                ? NoopHostnameVerifier.INSTANCE
                : new DefaultHostnameVerifier();
        int connect = (int) limits.connect().toMillis();
        int silence = (int) limits.silence().toMillis();
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager(
                RegistryBuilder.<ConnectionSocketFactory>create()
                        .register("http", PlainConnectionSocketFactory.getSocketFactory())
                        .register("https", new SSLConnectionSocketFactory(sockets, verifier))
                        .build(),
                routes);
        connections.setMaxTotal(atOnce);
        connections.setDefaultMaxPerRoute(atOnce);
        connections.setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(silence).build());
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setRoutePlanner(routes)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(connect)
                        .setConnectionRequestTimeout(connect)
                        .setSocketTimeout(silence)
                        .setRedirectsEnabled(false)
                        .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                        .build())
                .setConnectionTimeToLive(1, TimeUnit.MINUTES)
                .setRequestExecutor(new NotingExecutor())
                .setUserAgent("Keycloak-Membership")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
