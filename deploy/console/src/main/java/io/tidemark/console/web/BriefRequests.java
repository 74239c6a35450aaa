package io.tidemark.console.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps whoever connects and sends nothing, or a byte now and then, from taking up the server: a connection that is not
 * a stream of frames ends after a time, and where there are too many the oldest goes. Thread-safe.
 */
final class BriefRequests implements Connection.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(BriefRequests.class);

    private final Scheduler scheduler;
    private final Duration longest;
    private final int most;
    private final Runnable refused;
    private final Map<EndPoint, Scheduler.Task> open = new LinkedHashMap<>();

    /**
     * @param longest how long a connection may be open that is no stream
     * @param most how many of these may be open at once
     * @param refused is told of each that had to end
     */
    BriefRequests(Scheduler scheduler, Duration longest, int most, Runnable refused) {
        this.scheduler = scheduler;
        this.longest = longest;
        this.most = most;
        this.refused = refused;
    }

    @Override
    public void onOpened(Connection connection) {
        EndPoint opened = connection.getEndPoint();
        Optional<EndPoint> oldest;
        synchronized (this) {
            open.put(opened, scheduler.schedule(() -> end(opened, "it took longer than a request may"), longest));
            oldest = open.size() > most ? Optional.of(open.keySet().iterator().next()) : Optional.empty();
        }
        oldest.ifPresent(one -> end(one, "too many others came behind it"));
    }

    /** It may stay. */
    void stays(EndPoint stream) {
        onGone(stream);
    }

    private void end(EndPoint slow, String why) {
        if (onGone(slow)) {
            refused.run();
            LOG.warn("A connection from {} is ended: {}", slow.getRemoteSocketAddress(), why);
            slow.close();
        }
    }

    private synchronized boolean onGone(EndPoint gone) {
        Scheduler.Task end = open.remove(gone);
        if (end != null) {
            end.cancel();
        }
        return end != null;
    }

    @Override
    public void onClosed(Connection connection) {
        onGone(connection.getEndPoint());
    }
}
