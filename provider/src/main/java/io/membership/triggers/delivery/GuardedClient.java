package io.membership.triggers.delivery;

import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.protocol.HttpClientContext;
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
import org.jspecify.annotations.Nullable;
import org.keycloak.common.enums.HostnameVerificationPolicy;
import org.keycloak.truststore.TruststoreProvider;

/** The client of all channels: Keycloak's own has no place for a check of addresses. */
final class GuardedClient {

    /** Name under which a call's context holds when the receiver's certificate ends. */
    static final String CERTIFICATE_ENDS = "membership.certificateEnds";

    private GuardedClient() {}

    private static void noteCertificate(HttpContext context) throws SSLPeerUnverifiedException {
        if (HttpClientContext.adapt(context).getConnection() instanceof ManagedHttpClientConnection connection
                // An answer without a body has let go of it already.
                && connection.isOpen()
                && connection.getSSLSession() != null
                && connection.getSSLSession().getPeerCertificates()[0] instanceof X509Certificate certificate) {
            context.setAttribute(CERTIFICATE_ENDS, certificate.getNotAfter().toInstant());
        }
    }

    /** @param trust the server's trust store; null for the JVM's */
    static CloseableHttpClient create(
            TargetGuard guard, @Nullable TruststoreProvider trust, HttpSender.Limits limits, int atOnce) {
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
                guard);
        connections.setMaxTotal(atOnce);
        connections.setDefaultMaxPerRoute(atOnce);
        connections.setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(silence).build());
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(connect)
                        .setConnectionRequestTimeout(connect)
                        .setSocketTimeout(silence)
                        .setRedirectsEnabled(false)
                        .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                        .build())
                .setConnectionTimeToLive(1, TimeUnit.MINUTES)
                .addInterceptorLast((HttpResponseInterceptor) (response, context) -> noteCertificate(context))
                .setUserAgent("Keycloak-Membership")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
