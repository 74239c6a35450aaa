package io.tidemark.ops;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Keeps whoever connects and sends nothing, or a byte now and then, or reads nothing from taking up the server: each
 * connection ends after a time whatever happens on it, and where there are too many the oldest goes. Thread-safe.
 */
final class ShortConnections implements Connection.Listener {

    private final Scheduler scheduler;
    private final Duration longest;
    private final int most;
    private final Map<EndPoint, Scheduler.Task> open = new LinkedHashMap<>();

    /**
     * @param longest how long a connection may be open
     * @param most how many may be open at once
     */
    ShortConnections(Scheduler scheduler, Duration longest, int most) {
        this.scheduler = scheduler;
        this.longest = longest;
        this.most = most;
    }

    @Override
    public void onOpened(Connection connection) {
        EndPoint opened = connection.getEndPoint();
        Optional<EndPoint> oldest;
        synchronized (this) {
            open.put(opened, scheduler.schedule(opened::close, longest));
            oldest = open.size() > most ? Optional.of(takeOldest()) : Optional.empty();
        }
        oldest.ifPresent(EndPoint::close);
    }

    private EndPoint takeOldest() {
        Iterator<Map.Entry<EndPoint, Scheduler.Task>> all = open.entrySet().iterator();
        Map.Entry<EndPoint, Scheduler.Task> oldest = all.next();
        oldest.getValue().cancel();
        all.remove();
        return oldest.getKey();
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        Scheduler.Task end = open.remove(connection.getEndPoint());
        if (end != null) {
            end.cancel();
        }
    }
}
