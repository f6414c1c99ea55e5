package dev.parley.connectors.http;

import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One entry of the allow list. */
sealed interface EgressRule {
    /** @param host in lower case, without a trailing dot */
    boolean allows(String host, int port, InetAddress address);

    /** A name, whatever private address it has; but no name vouches for a cloud's metadata service. */
    record Host(String name, @Nullable Integer port) implements EgressRule {
        @Override
        public boolean allows(String host, int atPort, InetAddress address) {
            return host.equals(name) && isOpen(port, atPort) && !AddressKinds.isMetadata(address);
        }
    }

    /** Every name below {@code suffix}, which starts with a dot. */
    record Suffix(String suffix, @Nullable Integer port) implements EgressRule {
        @Override
        public boolean allows(String host, int atPort, InetAddress address) {
            return host.endsWith(suffix) && isOpen(port, atPort) && !AddressKinds.isMetadata(address);
        }
    }

    /** Addresses, whatever name leads to them. */
    record Block(Network network, @Nullable Integer port) implements EgressRule {
        @Override
        public boolean allows(String host, int atPort, InetAddress address) {
            return network.contains(address) && isOpen(port, atPort);
        }
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code *.suffix}, an IP address, {@code ip:port}, {@code [ipv6]:port} or CIDR.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static EgressRule parse(String entry) {
        String text = entry.strip().toLowerCase(Locale.ROOT);
        Integer port = portOf(text);
        String place = port == null ? text : text.substring(0, text.lastIndexOf(':'));
        if (place.startsWith("[") && place.endsWith("]")) {
            place = place.substring(1, place.length() - 1);
        }
        if (place.startsWith("*.") && isName(place.substring(2))) {
            return new Suffix(place.substring(1), port);
        } else if (place.indexOf('/') > 0 || place.indexOf(':') >= 0 || place.matches("[0-9.]+")) {
            return new Block(block(entry, place), port);
        } else if (isName(place)) {
            return new Host(place, port);
        }
        throw unreadable(entry, null);
    }

    private static @Nullable Integer portOf(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > 0
                && text.substring(colon + 1).matches("\\d{1,5}")
                && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        return hasPort ? Integer.valueOf(text.substring(colon + 1)) : null;
    }

    private static Network block(String entry, String place) {
        try {
            return Network.parse(place);
        } catch (IllegalArgumentException e) {
            throw unreadable(entry, e);
        }
    }

    private static IllegalArgumentException unreadable(String entry, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"%s\" is not a host, host:port, *.suffix, IP address or CIDR block".formatted(entry), cause);
    }

    private static boolean isName(String text) {
        return text.matches("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?");
    }

    private static boolean isOpen(@Nullable Integer allowed, int port) {
        return allowed == null || allowed == port;
    }
}
