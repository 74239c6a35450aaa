package io.tidemark.console.web;

import io.tidemark.console.board.Board;
import io.tidemark.console.board.Hub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of the console: of use to many browsers whatever some of them do. */
public final class ConsoleHttp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleHttp.class);
    private static final int MOST_THREADS = 8;
    private static final int LEAST_THREADS = 2;
    private static final int MOST_REQUESTS = 64;
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int STOP_MILLIS = 1_000;
    private final Server server;
    private final ServerConnector connector;

    private ConsoleHttp(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Where and how it serves.
     *
     * @param address of this machine, or 0.0.0.0 for all of its addresses
     * @param port 0 for a free one
     * @param hosts names that it goes by beside those of the loopback address
     * @param longest how long a request may take that is no stream, and how long a browser may take to read a frame
     */
    public record Site(String address, int port, List<String> hosts, Duration longest) {}

    /** @throws UncheckedIOException in one sentence if the address or the port cannot be had */
    public static ConsoleHttp start(Site site, Board board, Hub hub, Watch watch) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("console");
        threads.setDaemon(true);
        threads.setStopTimeout(STOP_MILLIS);
        Scheduler scheduler = new ScheduledExecutorScheduler("console-clock", true);
        Server server = new Server(threads, scheduler, null);
        BriefRequests brief = new BriefRequests(scheduler, site.longest(), MOST_REQUESTS, () -> watch.refused("slow"));
        ServerConnector connector = connector(server, site);
        connector.addBean(brief);
        server.addConnector(connector);
        server.setHandler(new ConsolePages(new Door(site.hosts()), board, hub, brief, watch));
        server.setErrorHandler(new PlainErrors(watch));
        bind(site, connector);
        begin(server);
        ConsoleHttp http = new ConsoleHttp(server, connector);
        http.tell(site);
        return http;
    }

    private static ServerConnector connector(Server server, Site site) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        // A connection that serves one request can end soon after, so that none is kept for whoever asks no more.
        http.setPersistentConnectionsEnabled(false);
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
        connector.setHost(site.address());
        connector.setPort(site.port());
        connector.setIdleTimeout(site.longest().toMillis());
        return connector;
    }

    private static void bind(Site site, ServerConnector connector) {
        try {
            connector.open();
        } catch (IOException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new UncheckedIOException(
                    "the console cannot listen on " + site.address() + ":" + site.port() + " (" + why.getMessage()
                            + "); choose others with listen and port",
                    e);
        }
    }

    private static void begin(Server server) {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the server of the console does not start", e);
        }
    }

    private void tell(Site site) {
        if (isLoopback(site.address())) {
            LOG.info("the console is served on http://{}:{}", site.address(), port());
        } else {
            LOG.warn(
                    "the console is served on {}:{}, to whoever reaches it, without a key; it shows transactions",
                    site.address(),
                    port());
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (IOException e) {
            throw new UncheckedIOException("listen is \"" + address + "\", which is no address", e);
        }
    }

    /** The port that is served, also when 0 was asked for. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Stops serving at once. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the server of the console does not stop", e);
        }
    }
}
