package io.tidemark.stack.machine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** The address on which all of the stack listens. A machine may have IPv6 alone, and a container no loopback at all. */
public final class Loopback {

    private static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    /** What is wrong, in one sentence; empty if nothing is. */
    public static Optional<String> fault() {
        return fault(ADDRESS);
    }

    static Optional<String> fault(String address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "nothing can listen on %s here (%s), where all parts of the stack do; give the machine that address with: ip addr add %s/8 dev lo"
                            .formatted(address, e.getMessage(), address));
        }
    }
}
