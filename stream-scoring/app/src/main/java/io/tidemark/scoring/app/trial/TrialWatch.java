package io.tidemark.scoring.app.trial;

import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.scoring.model.trial.TrialRules;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows trials in a thread of its own; after a failure it begins anew. */
public final class TrialWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrialWatch.class);
    private static final long AGAIN_MILLIS = 2_000;
    private static final long STOP_MILLIS = 15_000;
    private final Connection connection;
    private final SchemaRegistry registry;
    private final TrialRules rules;
    private final TrialDesk desk;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "trials");

    private TrialWatch(Connection connection, SchemaRegistry registry, TrialRules rules, TrialDesk desk) {
        this.connection = connection;
        this.registry = registry;
        this.rules = rules;
        this.desk = desk;
    }

    public static TrialWatch start(Connection connection, SchemaRegistry registry, TrialRules rules, TrialDesk desk) {
        TrialWatch watch = new TrialWatch(connection, registry, rules, desk);
        watch.thread.start();
        return watch;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        do {
            try (TrialSession session = new TrialSession(connection, registry, rules, desk)) {
                while (!stopped(0)) {
                    session.serve();
                }
            } catch (RuntimeException e) {
                LOG.warn("Trials are not followed and will be again in {} ms: {}", AGAIN_MILLIS, e.getMessage());
                LOG.debug("Cause", e);
            }
        } while (!stopped(AGAIN_MILLIS));
    }

    private boolean stopped(long withinMillis) {
        try {
            return stop.await(withinMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
