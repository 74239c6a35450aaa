package io.tidemark.demo;

import io.tidemark.log.Decoded;
import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.text.ForeignRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Follows the topics as a subscriber does, tells people and the story line what happens, and notes when each score was
 * read.
 */
final class StoryTeller implements Runnable, AutoCloseable {
    private static final long ALERT_EVERY_NANOS = Duration.ofSeconds(3).toNanos();

    private final LogReader reader;
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> chapters = new HashMap<>();
    private final LongSupplier nanoTime;
    private final Consumer<String> out;
    private final LatencyWatch latency;
    private final Storyline storyline;
    private final AtomicLong scores = new AtomicLong();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean over;
    private long nextAlert;

    StoryTeller(
            Connection connection,
            SchemaRegistry registry,
            LatencyWatch latency,
            Storyline storyline,
            LongSupplier nanoTime,
            Consumer<String> out) {
        this.nanoTime = nanoTime;
        this.out = out;
        this.latency = latency;
        this.storyline = storyline;
        chapter(connection, registry, Topics.SCORES, this::score);
        chapter(connection, registry, Topics.ALERTS_FRAUD, alert -> alert(ForeignRecord.shown(alert)));
        chapter(connection, registry, Topics.ALERTS_DRIFT, this::alarm);
        chapter(connection, registry, Topics.RETRAINING_REQUESTS, this::request);
        chapter(connection, registry, Topics.CANDIDATES, storyline::candidate);
        chapter(connection, registry, Topics.ROLLOUT_EVENTS, this::rollout);
        chapter(connection, registry, Topics.QUALITY_REPORTS, storyline::quality);
        reader = new LogReader(
                connection,
                Topics.SCORES,
                Topics.ALERTS_FRAUD,
                Topics.ALERTS_DRIFT,
                Topics.RETRAINING_REQUESTS,
                Topics.CANDIDATES,
                Topics.ROLLOUT_EVENTS,
                Topics.QUALITY_REPORTS);
    }

    /** How many scores have been read so far. */
    long scores() {
        requireFollowing();
        return scores.get();
    }

    /** @throws IllegalStateException if the topics cannot be followed any more */
    void requireFollowing() {
        RuntimeException problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("the topics cannot be followed: " + problem.getMessage(), problem);
        }
    }

    @Override
    public void run() {
        try (reader) {
            while (!over) {
                reader.poll(Duration.ofMillis(100), found -> chapters.get(found.topic())
                        .accept(found));
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    @Override
    public void close() {
        over = true;
    }

    private <T extends SpecificRecord> void chapter(
            Connection connection, SchemaRegistry registry, Topic<T> topic, Consumer<T> tell) {
        var serde = registry.serde(topic);
        chapters.put(connection.topic(topic), found -> Decoded.of(found, serde).ifPresent(tell));
    }

    private void score(Score score) {
        scores.incrementAndGet();
        latency.scored(score.getTransaction().getTransactionId(), nanoTime.getAsLong());
    }

    /** One alert now and then: hundreds a minute would hide the rest of the story. */
    private void alert(FraudAlert alert) {
        if (alert.getRetraction() != null) {
            FraudAlert shown = ForeignRecord.shown(alert);
            tell(
                    "  alert     %s of %s withdrawn: %s",
                    shown.getAlertId(),
                    shown.getTransaction().getTransactionId(),
                    shown.getRetraction().getWhy());
            return;
        }
        if (alert.getModelVersion() != null && nanoTime.getAsLong() >= nextAlert) {
            nextAlert = nanoTime.getAsLong() + ALERT_EVERY_NANOS;
            tell(
                    "  alert     %s %s of %s: score %.3f by model %s%s",
                    alert.getDecision(),
                    alert.getTransaction().getTransactionId(),
                    alert.getTransaction().getCustomerId(),
                    alert.getScore(),
                    alert.getModelVersion(),
                    alert.getReasons().isEmpty()
                            ? ""
                            : "; " + alert.getReasons().get(0).getSentence());
        }
    }

    private void tell(String format, Object... facts) {
        out.accept(String.format(Locale.ROOT, format, facts));
    }

    private void alarm(DriftAlarm alarm) {
        DriftAlarm shown = ForeignRecord.shown(alarm);
        tell("  drift     %s: %s", shown.getState(), shown.getText());
        storyline.alarm(alarm);
    }

    private void request(RetrainingRequest request) {
        RetrainingRequest shown = ForeignRecord.shown(request);
        tell("  retrain   %s: %s", shown.getCause(), shown.getWhy());
        storyline.request(request);
    }

    private void rollout(RolloutEvent event) {
        RolloutEvent shown = ForeignRecord.shown(event);
        tell("  rollout   %s: %s", shown.getOutcome(), shown.getText());
        storyline.rollout(event);
    }
}
