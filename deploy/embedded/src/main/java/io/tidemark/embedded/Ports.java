package io.tidemark.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address. */
public final class Ports {

    /** Kafka and Flink exit or fail late when their port is taken, so it is looked at first. */
    private static final int BACKLOG = 1;

    /** Below the outgoing ports of Linux (32768 on) and of everybody else (49152 on). */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int ATTEMPTS = 200;

    private Ports() {}

    /** Opened by whoever draws first. */
    private static final class Holder {
        static final DrawnPorts DRAWN = DrawnPorts.ofThisUser();
    }

    /**
     * A port that was free a moment ago: none of those that the system gives to outgoing connections, which could take
     * it before its process is up, and none that was drawn by this process, or by another one of this user that still
     * runs. A program that draws otherwise may still be faster, see {@link DrawnPorts}.
     */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (!taken(port) && Holder.DRAWN.claim(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between %d and %d was found on %s"
                .formatted(FIRST, END, InetAddress.getLoopbackAddress()));
    }

    /** Whether somebody else listens on the port. */
    public static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Says in one sentence that a port is taken, and which flag changes it.
     *
     * @param purpose who wants it, e.g. {@code broker}
     * @param flag e.g. {@code --broker-port}
     */
    public static Optional<String> complaint(String purpose, int port, String flag) {
        return taken(port)
                ? Optional.of("port " + port + " of the " + purpose + " is taken on "
                        + InetAddress.getLoopbackAddress().getHostAddress() + "; choose another with " + flag)
                : Optional.empty();
    }
}
