package io.tidemark.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server below {@link OpsServer}: small, and of use to many clients whatever some of them do. */
final class OpsHttp implements AutoCloseable {

    /** A probe takes milliseconds, and a slow scrape no more than this. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    static final int MOST = 64;

    private static final Logger LOG = LoggerFactory.getLogger(OpsHttp.class);
    private static final int MOST_THREADS = 8;
    private static final int LEAST_THREADS = 2;
    private static final int STOP_MILLIS = 1_000;

    private final String process;
    private final Server server;
    private final ServerConnector connector;

    private OpsHttp(String process, Server server, ServerConnector connector) {
        this.process = process;
        this.server = server;
        this.connector = connector;
    }

    /**
     * @throws UncheckedIOException in one sentence if the address is none of this machine or the port cannot be bound
     */
    static OpsHttp start(String process, OpsPlace place, Handler handler) {
        InetAddress address = address(place.address());
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("ops-" + process);
        threads.setDaemon(true);
        threads.setStopTimeout(STOP_MILLIS);
        Scheduler scheduler = new ScheduledExecutorScheduler("ops-clock-" + process, true);
        Server server = new Server(threads, scheduler, null);
        ServerConnector connector = connector(server, address, place.port());
        connector.addBean(new ShortConnections(scheduler, LONGEST, MOST));
        server.addConnector(connector);
        server.setHandler(handler);
        bind(process, place, connector);
        start(server);
        OpsHttp http = new OpsHttp(process, server, connector);
        http.tell(address);
        return http;
    }

    private static ServerConnector connector(Server server, InetAddress address, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // A connection that serves one request can end soon after, so that none is kept for whoever asks no more.
        http.setPersistentConnectionsEnabled(false);
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(LONGEST.toMillis());
        return connector;
    }

    private static void bind(String process, OpsPlace place, ServerConnector connector) {
        try {
            connector.open();
        } catch (IOException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new UncheckedIOException(
                    "the ops port " + place.port() + " of " + process + " cannot be bound (" + why.getMessage()
                            + "); choose another with " + OpsKeys.PORT.name(),
                    e);
        }
    }

    private static void start(Server server) {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the server of health and metrics does not start", e);
        }
    }

    private static InetAddress address(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
            throw new SocketException("it belongs to another machine");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    OpsKeys.ADDRESS.name() + " is \"" + text
                            + "\", which is no address of this machine; write one of its own, or 0.0.0.0 for all of"
                            + " them",
                    e);
        }
    }

    private void tell(InetAddress address) {
        String place = address.getHostAddress() + ":" + port();
        if (address.isLoopbackAddress()) {
            LOG.info("health and metrics of {} are served on {}", process, place);
        } else {
            LOG.warn("health and metrics of {} are served on {}, to whoever reaches it, without a key", process, place);
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Stops serving at once. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the server of health and metrics of {} does not stop", process, e);
        }
    }
}
