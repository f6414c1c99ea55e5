package dev.parley.connectors.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses are not the public internet. Source: IANA special-purpose address registries (RFC 6890) and the metadata
 * addresses of the large clouds.
 */
final class AddressKinds {
    private static final List<Kind> METADATA = kinds(
            "cloud metadata",
            "169.254.169.254",
            "169.254.170.2",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "fd00:ec2::254");

    private static final List<Kind> SPECIAL = concat(
            kinds("loopback", "127.0.0.0/8", "::1"),
            kinds("private network", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "64:ff9b:1::/48", "fec0::/10"),
            kinds("unique local network", "fc00::/7"),
            kinds("link-local", "169.254.0.0/16", "fe80::/10"),
            kinds("carrier-grade NAT", "100.64.0.0/10"),
            kinds("multicast", "224.0.0.0/4", "ff00::/8"),
            kinds("unspecified address", "0.0.0.0/8", "::"),
            kinds("tunnel", "2001::/32", "192.88.99.0/24"),
            kinds(
                    "reserved network",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "240.0.0.0/4",
                    "100::/64",
                    "2001:db8::/32",
                    "2001:2::/48",
                    "2001:10::/28",
                    "3fff::/20",
                    "5f00::/16"));

    /** IPv6 blocks that carry an IPv4 address: where in the 16 bytes it stands. */
    private static final List<Embedding> EMBEDDINGS = List.of(
            new Embedding(Network.parse("64:ff9b::/96"), 12),
            new Embedding(Network.parse("2002::/16"), 2),
            new Embedding(Network.parse("::ffff:0:0:0/96"), 12),
            new Embedding(Network.parse("::/96"), 12));

    private AddressKinds() {}

    /** Why a call to this address is dangerous; empty for the public internet. */
    static Optional<String> danger(InetAddress address) {
        InetAddress plain = unwrapped(address);
        return first(METADATA, plain).or(() -> first(SPECIAL, plain)).or(() -> embeddedDanger(plain));
    }

    static boolean isMetadata(InetAddress address) {
        return first(METADATA, unwrapped(address)).isPresent();
    }

    /** {@code ::ffff:10.0.0.7} is 10.0.0.7. Java unwraps most such addresses itself, but not one built with a scope. */
    private static InetAddress unwrapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean isMapped = bytes.length == 16
                && Arrays.equals(bytes, 0, 10, new byte[10], 0, 10)
                && bytes[10] == (byte) 0xff
                && bytes[11] == (byte) 0xff;
        return isMapped ? ofBytes(Arrays.copyOfRange(bytes, 12, 16)) : address;
    }

    private static Optional<String> embeddedDanger(InetAddress address) {
        return EMBEDDINGS.stream()
                .filter(embedding -> embedding.block().contains(address))
                .findFirst()
                .flatMap(embedding -> danger(embedding.ipv4Of(address)));
    }

    private static Optional<String> first(List<Kind> kinds, InetAddress address) {
        return kinds.stream()
                .filter(kind -> kind.block().contains(address))
                .findFirst()
                .map(Kind::name);
    }

    private static List<Kind> kinds(String name, String... blocks) {
        return Arrays.stream(blocks)
                .map(block -> new Kind(name, Network.parse(block)))
                .toList();
    }

    @SafeVarargs
    private static List<Kind> concat(List<Kind>... lists) {
        return Arrays.stream(lists).flatMap(List::stream).toList();
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    private record Kind(String name, Network block) {}

    private record Embedding(Network block, int offset) {
        InetAddress ipv4Of(InetAddress address) {
            return ofBytes(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
        }
    }
}
