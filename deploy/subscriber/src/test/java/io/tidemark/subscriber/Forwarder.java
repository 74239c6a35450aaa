package io.tidemark.subscriber;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A port that nobody answers at until it is opened; then whoever comes is led on to another one. */
final class Forwarder implements AutoCloseable {

    private final int target;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;

    Forwarder(int target) throws IOException {
        this.target = target;
        try (ServerSocket drawn = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = drawn.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    void open() throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket near = server.accept();
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                    threads.execute(() -> pass(near, far));
                    threads.execute(() -> pass(far, near));
                } catch (IOException e) {
                    if (!server.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        });
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // One of the two has hung up, which ends the other.
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        threads.shutdownNow();
    }
}
