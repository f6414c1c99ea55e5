package dev.parley.connectors.http;

import java.net.InetAddress;

/**
 * An address block in CIDR notation; a single address is a block of full length.
 *
 * @param address its first address
 * @param prefix how many leading bits count
 */
record Network(InetAddress address, int prefix) {
    /** @throws IllegalArgumentException when it is neither an IP literal nor CIDR; names are not looked up */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int bits = address.getAddress().length * 8;
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(text + " has a prefix outside 0 to " + bits);
        }
        return new Network(address, prefix);
    }

    boolean contains(InetAddress candidate) {
        byte[] mine = address.getAddress();
        byte[] other = candidate.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >>> (bit % 8);
            if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
