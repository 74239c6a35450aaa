package io.tidemark.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Ports on the loopback address. */
public final class Ports {

    /** Kafka and Flink exit or fail late when their port is taken, so it is looked at first. */
    private static final int BACKLOG = 1;

    private Ports() {}

    /** A port that was free a moment ago. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + InetAddress.getLoopbackAddress(), e);
        }
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
