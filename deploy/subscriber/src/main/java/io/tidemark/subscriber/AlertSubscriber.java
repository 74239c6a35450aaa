package io.tidemark.subscriber;

import io.tidemark.schemas.FraudAlert;
import io.tidemark.subscriber.schema.AlertReader;
import io.tidemark.subscriber.schema.HttpSchemaLookup;
import io.tidemark.subscriber.schema.RegistryAwayException;
import io.tidemark.subscriber.schema.UnreadableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hands over the alerts of one topic, each at least once, to all subscribers of a group together. Whoever acts on an
 * alert once per {@link Delivery#key} acts on every alert exactly once, whatever is killed when.
 *
 * <pre>{@code
 * SubscriberOptions options = SubscriberOptions.of("localhost:9092", "http://localhost:8081", "case-management");
 * try (AlertSubscriber<FraudAlert> alerts = AlertSubscriber.ofFraud(options, listener)) {
 *     Runtime.getRuntime().addShutdownHook(new Thread(() -> alerts.stop(Duration.ofSeconds(30))));
 *     alerts.only(AlertFilters.decided(Decision.DECLINE)).run(delivery -> cases.open(delivery.key(),
 * delivery.alert()));
 * }
 * }</pre>
 *
 * <p>Of one partition, alerts are handed over in the order of the log, so those of one customer are too. Nothing is
 * fetched while {@link SubscriberOptions#inFlight} alerts are not done. A record that is no alert is told to the
 * listener once, counted and passed over. While the registry is away the subscriber waits, and keeps its place in the
 * group.
 *
 * <p>For one thread, but for {@link #stop()}, {@link #stop(Duration)}, {@link #counts} and what is said of {@link
 * Delivery}.
 *
 * @param <T> of the alerts
 */
public final class AlertSubscriber<T extends SpecificRecord> implements AutoCloseable {

    private static final Duration SLICE = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final AlertTopic<T> topic;
    private final AlertReader<T> reader;
    private final SubscriberListener listener;
    private final Membership membership;
    private final int most;
    private final Deque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private volatile long delivered;
    private volatile long filtered;
    private volatile long unreadable;
    private volatile boolean stopped;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Predicate<T> wanted = alert -> true;
    private long readAgainAt = System.nanoTime();

    /**
     * Of any topic.
     *
     * @throws SubscriberException if the topic is not there or may not be read
     */
    public AlertSubscriber(SubscriberOptions options, AlertTopic<T> topic, SubscriberListener listener) {
        this.topic = topic;
        this.listener = listener;
        this.most = options.inFlight();
        this.reader = new AlertReader<>(
                topic.schema(),
                HttpSchemaLookup.of(options.registry(), options.registryProperties()),
                System::nanoTime);
        this.membership = new Membership(options, topic, listener, this::gone);
    }

    /** Of the alerts of fraud. */
    public static AlertSubscriber<FraudAlert> ofFraud(SubscriberOptions options, SubscriberListener listener) {
        return new AlertSubscriber<>(options, AlertTopic.FRAUD, listener);
    }

    /** Hands over those alone that are wanted; the others count as done. */
    public AlertSubscriber<T> only(Predicate<? super T> filter) {
        wanted = wanted.and(filter);
        return this;
    }

    /**
     * What comes within a time; empty if nothing does, or too much is not done yet. What a filter, or a listener that
     * is told of a record, throws comes out of here when all alerts before it have been returned, and again until it
     * does not throw.
     */
    public List<Delivery<T>> poll(Duration atMost) {
        boolean room = fetched.isEmpty() && inFlight.get() < most;
        // Asked even if there is no room: whoever does not ask is taken for dead.
        Duration patience = room || atMost.compareTo(SLICE) < 0 ? atMost : SLICE;
        membership.poll(room, handsOverAtOnce() ? Duration.ZERO : patience).forEach(fetched::add);
        membership.commitIfDue();
        return handOver();
    }

    /**
     * Hands over alert by alert until it is stopped; what the handler returned from is done. The handler works in a
     * thread of its own, so it may take as long as it takes.
     *
     * @throws Exception what the handler threw; its alert is not done, and none behind it was handed over
     */
    public void run(AlertHandler<T> handler) throws Exception {
        try (HandlerThread<T> worker = new HandlerThread<>(handler)) {
            while (!stopped && !worker.hasFailed()) {
                worker.give(poll(SLICE));
            }
        } finally {
            membership.commit();
        }
    }

    /** Lets {@link #run} return when the alert that is handled is done. By any thread, and without waiting for it. */
    public void stop() {
        stopped = true;
    }

    /**
     * Lets {@link #run} return, and waits until the subscriber is closed. For shutdown hooks: the JVM ends as soon as
     * its hooks have returned, whatever its other threads are about. By any thread but those that run, handle or close.
     *
     * @return whether it was closed within the time
     */
    public boolean stop(Duration atMost) {
        stop();
        try {
            return closed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** By any thread. */
    public SubscriberCounts counts() {
        return new SubscriberCounts(delivered, done.get(), filtered, unreadable, inFlight.get());
    }

    /** Writes down the place in the log and leaves the group. */
    @Override
    public void close() {
        try {
            membership.close();
        } finally {
            closed.countDown();
        }
    }

    private boolean handsOverAtOnce() {
        return !fetched.isEmpty() && inFlight.get() < most && !waitsForRegistry();
    }

    private boolean waitsForRegistry() {
        return System.nanoTime() - readAgainAt < 0;
    }

    private List<Delivery<T>> handOver() {
        List<Delivery<T>> handed = new ArrayList<>();
        try {
            while (!fetched.isEmpty() && inFlight.get() < most && !waitsForRegistry()) {
                handOver(fetched.peek(), handed);
            }
        } catch (RuntimeException e) {
            // What has been handed over would be lost with it, for ever open. What failed is still the first that is
            // fetched: it fails before any other at the next poll.
            if (handed.isEmpty()) {
                throw e;
            }
        }
        return handed;
    }

    private void handOver(ConsumerRecord<byte[], byte[]> record, List<Delivery<T>> handed) {
        try {
            T alert = reader.read(record.value());
            if (wanted.test(alert)) {
                handed.add(delivery(alert, record));
            } else {
                filtered++;
                membership.progress(record).passOver(record.offset());
            }
        } catch (UnreadableException e) {
            Place place = new Place(record.topic(), record.partition(), record.offset());
            // Told before it is passed over: a listener that fails is told again.
            listener.unreadable(new Unreadable(place, e.code(), e.getMessage(), record.key(), record.value()));
            unreadable++;
            membership.progress(record).passOver(record.offset());
        } catch (RegistryAwayException e) {
            readAgainAt = System.nanoTime() + RETRY.toNanos();
            listener.waits(e.getMessage());
            return;
        }
        fetched.remove();
    }

    private Delivery<T> delivery(T alert, ConsumerRecord<byte[], byte[]> record) {
        String key = topic.key().apply(alert);
        Progress progress = membership.progress(record);
        progress.begin(record.offset());
        inFlight.incrementAndGet();
        delivered++;
        return new Delivery<>(key, alert, record, progress, () -> {
            inFlight.decrementAndGet();
            done.incrementAndGet();
        });
    }

    /** A partition is another subscriber's now: what is not handed over yet is that one's to hand over. */
    private void gone(String name, int partition, int open) {
        fetched.removeIf(record -> record.topic().equals(name) && record.partition() == partition);
        inFlight.addAndGet(-open);
    }
}
