package io.membership.triggers.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code fd00::/8}. */
public record AddressRange(List<Byte> start, int bits) {

    private static final List<AddressRange> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carriers' NAT
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, metadata of clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relay
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/3", // multicast, reserved, broadcast
                    "::/96", // unspecified, loopback, IPv4 in disguise
                    "::ffff:0:0:0/96", // IPv4-translated
                    "64:ff9b::/32", // IPv4 behind NAT64, anywhere
                    "100::/64", // discard
                    "2001::/23", // Teredo and other assignments
                    "2001:db8::/32", // documentation
                    "2002::/16", // IPv4 behind 6to4, anywhere
                    "3fff::/20", // documentation
                    "5f00::/16", // segment routing
                    "fc00::/7", // private
                    "fe80::/10", // link-local
                    "fec0::/10", // site-local
                    "ff00::/8") // multicast
            .map(AddressRange::parse)
            .toList();

    public AddressRange {
        start = List.copyOf(start);
    }

    /** @throws IllegalArgumentException unless it is an address, a slash and a number of bits */
    public static AddressRange parse(String text) {
        String[] parts = text.trim().split("/");
        // A name would be looked up.
        if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*") || parts.length > 2) {
            throw new IllegalArgumentException(text + " is no range of addresses");
        }
        try {
            byte[] address = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > address.length * 8) {
                throw new IllegalArgumentException(text + " has too many bits");
            }
            return new AddressRange(boxed(address), bits);
        } catch (UnknownHostException | NumberFormatException malformed) {
            throw new IllegalArgumentException(text + " is no range of addresses", malformed);
        }
    }

    private static List<Byte> boxed(byte[] bytes) {
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        return List.of(boxed);
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != start.size()) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (start.get(bit / 8) & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is an address of the internet. Java reads IPv4-mapped IPv6 as the IPv4 that it means. */
    static boolean isPublic(InetAddress address) {
        boolean known = address instanceof Inet4Address || address.getAddress().length == 16;
        return known && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }
}
