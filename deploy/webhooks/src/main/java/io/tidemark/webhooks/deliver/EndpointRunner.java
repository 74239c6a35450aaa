package io.tidemark.webhooks.deliver;

import io.tidemark.subscriber.AlertSubscriber;
import io.tidemark.subscriber.Delivery;
import io.tidemark.subscriber.SubscriberListener;
import io.tidemark.subscriber.SubscriberOptions;
import io.tidemark.subscriber.Unreadable;
import io.tidemark.webhooks.send.HttpSender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one endpoint, in a thread, a consumer group and connections of its own: whatever it does, no other endpoint
 * waits for it. Begins anew after every failure of the log; the endpoint's place there says what it has taken.
 */
public final class EndpointRunner<T extends SpecificRecord> implements AutoCloseable, SubscriberListener {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointRunner.class);
    private static final Duration FINISH = Duration.ofSeconds(10);
    private static final long AGAIN_SECONDS = 1;

    private final Endpoint endpoint;
    private final Source<T> source;
    private final Pace pace;
    private final SubscriberOptions options;
    private final HttpSender sender;
    private final Burial burial;
    private final Counting counting;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Gap> gaps = new HashMap<>();
    private final Thread thread;
    private volatile String trouble = "";
    private volatile boolean gone;

    private EndpointRunner(
            Endpoint endpoint,
            Source<T> source,
            Pace pace,
            SubscriberOptions options,
            HttpSender sender,
            Burial burial,
            Counting counting,
            InstantSource clock,
            RandomGenerator random) {
        this.endpoint = endpoint;
        this.source = source;
        this.pace = pace;
        this.options = options.withInFlight(pace.inFlight());
        this.sender = sender;
        this.burial = burial;
        this.counting = counting;
        this.clock = clock;
        this.random = random;
        this.thread = new Thread(this::run, "endpoint-" + endpoint.name());
    }

    /** Begins to tell the endpoint. */
    public static EndpointRunner<?> start(
            Endpoint endpoint,
            Pace pace,
            SubscriberOptions options,
            HttpSender sender,
            Burial burial,
            Counting counting,
            InstantSource clock,
            RandomGenerator random) {
        return start(endpoint, endpoint.source(), pace, options, sender, burial, counting, clock, random);
    }

    private static <T extends SpecificRecord> EndpointRunner<T> start(
            Endpoint endpoint,
            Source<T> source,
            Pace pace,
            SubscriberOptions options,
            HttpSender sender,
            Burial burial,
            Counting counting,
            InstantSource clock,
            RandomGenerator random) {
        EndpointRunner<T> runner =
                new EndpointRunner<>(endpoint, source, pace, options, sender, burial, counting, clock, random);
        runner.thread.start();
        return runner;
    }

    /** Why nothing is read for it now; empty if all is well, whatever the endpoint answers. */
    public String trouble() {
        return thread.isAlive() || gone ? trouble : "the endpoint " + endpoint.name() + " is told nothing any more";
    }

    private void run() {
        while (!gone && !isClosing()) {
            try {
                gone = tell();
            } catch (RuntimeException e) {
                trouble = "the endpoint " + endpoint.name() + " is told nothing: " + e.getMessage();
                counting.stumbled(endpoint);
                LOG.warn("{}; it is tried again", trouble, e);
                awaitClosing();
            }
        }
    }

    /** @return whether the endpoint wants no more */
    private boolean tell() {
        try (AlertSubscriber<T> subscriber = new AlertSubscriber<>(options, source.alerts(), this)) {
            subscriber.only(endpoint::wants);
            trouble = "";
            Deliveries<T> deliveries =
                    new Deliveries<>(endpoint, source, pace, sender, burial, counting, clock, lanes());
            while (!deliveries.isGone() && !isClosing()) {
                deliveries.step(subscriber);
            }
            deliveries.finish(subscriber, FINISH);
            if (deliveries.isGone()) {
                counting.disabled(endpoint);
                LOG.warn(
                        "The endpoint {} answered 410 and is told no more; its place in the log stays, and it is told"
                                + " again when this process starts anew",
                        endpoint);
            }
            return deliveries.isGone();
        }
    }

    /** New ones, but for the gaps that are not told yet. */
    private Lanes<Delivery<T>> lanes() {
        return new Lanes<>(pace.hold(), pace.backoff(), random, gaps, Delivery::isStillOurs);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void awaitClosing() {
        try {
            if (closing.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("The endpoint {} is closed while it waits", endpoint);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    @Override
    public void unreadable(Unreadable record) {
        burial.unreadable(endpoint, record);
        counting.buried(endpoint, record.cause());
        LOG.warn("{} is passed over for the endpoint {}: {}", record.place(), endpoint, record.sentence());
    }

    @Override
    public void waits(String sentence) {
        LOG.warn("The endpoint {} waits: {}", endpoint, sentence);
    }

    /** Sends nothing more. */
    public void stop() {
        closing.countDown();
    }

    /** Finishes what is sent, and ends. */
    @Override
    public void close() throws InterruptedException {
        stop();
        thread.join();
        sender.close();
        burial.close();
    }
}
