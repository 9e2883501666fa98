package io.membership.triggers.delivery;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.http.conn.DnsResolver;

/**
 * Where calls may go. A URL is looked at when it is saved, and every address that its host has is checked when the
 * connection is made, which goes to the address that was checked: a name that turns private in between leads nowhere.
 */
public final class TargetGuard implements DnsResolver {

    /** Other spellings of IPv4 (decimal, octal, hexadecimal, shortened): nobody needs them but to deceive. */
    private static final Pattern ODD_NUMBER =
            Pattern.compile("(0[xX][0-9a-fA-F]*|[0-9]+)(\\.(0[xX][0-9a-fA-F]*|[0-9]+))*");

    private static final Pattern DOTTED = Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");
    private static final int LONGEST = 2000;

    private final PlainHttp http;
    private final List<AddressRange> opened;
    private final Names names;

    /** What looks names up. */
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /**
     * @param http who allows plain http, if anybody
     * @param opened ranges that are allowed although they are not public
     */
    public TargetGuard(PlainHttp http, List<AddressRange> opened) {
        this(http, opened, InetAddress::getAllByName);
    }

    TargetGuard(PlainHttp http, List<AddressRange> opened, Names names) {
        this.http = http;
        this.opened = List.copyOf(opened);
        this.names = names;
    }

    /**
     * Why a URL may not be a target, as far as it tells without DNS; the reason follows its name in a sentence.
     *
     * @param httpByRealm whether the realm allows plain http
     */
    public Optional<String> fault(String url, boolean httpByRealm) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            return Optional.of("must be a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (url.length() > LONGEST || host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("must be a URL with a host, without user and fragment");
        }
        boolean plain = http.isAllowed(httpByRealm);
        if (!scheme.equals("https") && !(plain && scheme.equals("http"))) {
            return Optional.of(plain ? "must begin with https:// or http://" : "must begin with https://");
        }
        if (ODD_NUMBER.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            return Optional.of("must write its address in the usual form");
        }
        boolean literal = host.startsWith("[") || DOTTED.matcher(host).matches();
        return literal || host.equalsIgnoreCase("localhost") ? faultOfHost(host) : Optional.empty();
    }

    /** The same with DNS: a name that cannot be resolved now may be later. */
    public Optional<String> faultWithDns(String url, boolean httpByRealm) {
        Optional<String> fault = fault(url, httpByRealm);
        return fault.isPresent() ? fault : faultOfHost(URI.create(url).getHost());
    }

    /** The addresses of a URL's host, for people; empty if it has none. */
    public List<String> addresses(String url) {
        try {
            return Arrays.stream(names.lookUp(URI.create(url).getHost()))
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }

    private Optional<String> faultOfHost(String host) {
        try {
            InetAddress[] addresses = names.lookUp(host);
            return Arrays.stream(addresses).allMatch(this::isAllowed)
                    ? Optional.empty()
                    : Optional.of("leads to an address that is not public");
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    /** Whether the name has an address here, and one where calls may not go. */
    boolean isKnownToBePrivate(String host) {
        return faultOfHost(host).isPresent();
    }

    /** Called for each new connection, which goes to one of the addresses returned. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.lookUp(host);
        for (InetAddress address : addresses) {
            if (!isAllowed(address)) {
                throw new UnknownHostException(host + " leads to an address that is not public");
            }
        }
        return addresses;
    }

    private boolean isAllowed(InetAddress address) {
        return AddressRange.isPublic(address) || opened.stream().anyMatch(range -> range.contains(address));
    }
}
