package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.ShutOut;
import io.tidemark.log.registry.RegistryUnreachableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a sequencer serving: after a failure it closes it and opens another, which begins with what was not answered.
 *
 * <p>One that was shut out by a successor waits longer, so that two services that run by mistake do not shut each other
 * out all the time; either is correct.
 */
final class RolloutService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RolloutService.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long AGAIN_MILLIS = 1_000;
    private static final long SHUT_OUT_MILLIS = 10_000;
    private static final long STOP_MILLIS = 15_000;
    private final Supplier<Sequencer> sequencers;
    private final BiConsumer<Throwable, Boolean> failures;
    private final Thread thread = new Thread(this::run, "rollout");
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Optional<String> notServing = Optional.of("starting");
    private volatile Sequencer serving;

    private RolloutService(Supplier<Sequencer> sequencers, BiConsumer<Throwable, Boolean> failures) {
        this.sequencers = sequencers;
        this.failures = failures;
    }

    static RolloutService start(Supplier<Sequencer> sequencers) {
        return start(sequencers, (failure, shutOut) -> {});
    }

    /** @param failures is told what it begins anew after, and whether that was a successor */
    static RolloutService start(Supplier<Sequencer> sequencers, BiConsumer<Throwable, Boolean> failures) {
        RolloutService service = new RolloutService(sequencers, failures);
        service.thread.start();
        return service;
    }

    /** Why requests are not served now; empty if they are. */
    Optional<String> reasonNotServing() {
        return notServing;
    }

    /** Waits until it was closed. */
    void join() throws InterruptedException {
        thread.join();
    }

    /** Finishes the step that is under way. */
    @Override
    public void close() {
        stop.countDown();
        Sequencer now = serving;
        if (now != null) {
            now.wakeup();
        }
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean again = true;
        while (again) {
            long pause = serve();
            again = !stopped(pause);
        }
    }

    /** Serves until it is stopped or fails; returns how long to wait before another try. */
    private long serve() {
        try (Sequencer sequencer = sequencers.get()) {
            serving = sequencer;
            sequencer.open();
            notServing = Optional.empty();
            while (!stopped(0)) {
                sequencer.serve(POLL);
            }
            return 0;
        } catch (WakeupException e) {
            return 0;
        } catch (KafkaException | RegistryUnreachableException e) {
            return ShutOut.isIn(e)
                    ? failed("another rollout has taken over; run only one", e, SHUT_OUT_MILLIS)
                    : failed(e.getMessage(), e, AGAIN_MILLIS);
        } catch (RuntimeException | Error e) {
            return failed(e.toString(), e, AGAIN_MILLIS);
        }
    }

    private long failed(String why, Throwable cause, long pause) {
        notServing = Optional.of(why);
        failures.accept(cause, ShutOut.isIn(cause));
        LOG.warn("The rollout stops and tries again in {} ms: {}", pause, why);
        LOG.debug("Cause", cause);
        return pause;
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
