package io.tidemark.start;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a process in order when it is told to, and at all within less than the 30 s after which Kubernetes kills. */
final class OrderlyStop {

    static final Duration MOST = Duration.ofSeconds(25);

    private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);

    private OrderlyStop() {}

    /** Runs this on SIGTERM and on every other way to the exit. */
    static void with(String process, Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopWithin(MOST, process, stop), "stop"));
    }

    static void stopWithin(Duration most, String process, Runnable stop) {
        Thread stopping = new Thread(stop, "stopping");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(most.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping.isAlive()) {
            LOG.warn("{} has not closed everything within {} s and ends all the same", process, most.toSeconds());
        }
    }
}
