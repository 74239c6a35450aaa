package io.tidemark.webhooks.send;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the public internet from those that lead inwards: a webhook must not be a door into a network. */
final class Addresses {

    private Addresses() {}

    /** Whether everybody may be sent there: what no registry of IANA keeps for another purpose. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes, 0) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes, int from) {
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        int third = bytes[from + 2] & 0xff;
        boolean kept = first == 0
                || first == 10
                || first == 127
                || first == 100 && second >= 64 && second < 128
                || first == 169 && second == 254
                || first == 172 && second >= 16 && second < 32
                || first == 192 && second == 168
                || first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 192 && second == 88 && third == 99
                || first == 198 && (second == 18 || second == 19 || second == 51 && third == 100)
                || first == 203 && second == 0 && third == 113
                || first >= 224;
        return !kept;
    }

    /** Global unicast, 2000::/3, without what carries an address of another kind or is kept for documents. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        if (first == 0x2002) {
            return isPublic4(bytes, 2);
        }
        boolean kept = first == 0x2001 && (second < 0x200 || second == 0xdb8) || first == 0x3fff;
        return first >> 13 == 1 && !kept;
    }
}
