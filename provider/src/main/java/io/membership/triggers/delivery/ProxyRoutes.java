package io.membership.triggers.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.conn.DnsResolver;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.httpclient.ProxyMappings;
import org.keycloak.connections.httpclient.ProxyMappings.ProxyMapping;
import org.keycloak.connections.httpclient.ProxyMappingsAwareRoutePlanner;

/**
 * Which calls leave through a proxy: those that Keycloak's own calls would. A proxy looks names up for itself, so that
 * the check at connect time is one of what this server knows of the name; a name that only the proxy knows is the proxy's
 * to judge. The operator named the proxies, so they may be private; no call may have one for its target.
 */
final class ProxyRoutes extends ProxyMappingsAwareRoutePlanner implements DnsResolver {

    private final TargetGuard guard;
    private final Set<String> proxies;

    /** @param mappings in the form of Keycloak's option {@code proxy-mappings} */
    ProxyRoutes(List<String> mappings, TargetGuard guard) {
        // Not by ProxyMappings.valueOf: for an empty list it gives null.
        super(new ProxyMappings(mappings.stream().map(ProxyMapping::valueOf).toList()));
        this.guard = guard;
        this.proxies = mappings.stream()
                .map(mapping -> ProxyMapping.valueOf(mapping).getProxyHost())
                .filter(Objects::nonNull)
                .map(proxy -> lower(proxy.getHostName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpRequest request, HttpContext context)
            throws HttpException {
        if (proxies.contains(lower(target.getHostName()))) {
            throw new HttpException(target.getHostName() + " is a proxy of this server");
        }
        // Mappings remember hosts for all of the server: those of its environment variables are not ours.
        HttpHost proxy = proxies.isEmpty() ? null : super.determineProxy(target, request, context);
        if (proxy != null && guard.isKnownToBePrivate(target.getHostName())) {
            throw new HttpException(target.getHostName() + " leads to an address that is not public");
        }
        return proxy;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return proxies.contains(lower(host)) ? InetAddress.getAllByName(host) : guard.resolve(host);
    }
}
