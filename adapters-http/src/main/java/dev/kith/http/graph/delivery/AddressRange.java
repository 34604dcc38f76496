package dev.kith.http.graph.delivery;

import java.net.InetAddress;
import java.util.Arrays;

/** Network addresses that begin with the same bits, as {@code 10.0.0.0/8}; without a length, one address. */
record AddressRange(InetAddress first, int bits) {

    /** @throws IllegalArgumentException for another text */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = first.getAddress().length * 8;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("not a length: " + text);
        }
        return new AddressRange(first, bits);
    }

    boolean contains(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        int bytes = bits / 8;
        if (own.length != other.length || !Arrays.equals(own, 0, bytes, other, 0, bytes)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((own[bytes] ^ other[bytes]) & 0xff) >> (8 - rest) == 0;
    }
}
