package io.tidemark.scoring.app.streams;

import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.scoring.app.streams.Progress.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Asks the broker again and again how far this instance's partitions are committed and where they end, and the registry
 * whether it is there. The clients' own figures would not do: those of a broker that is gone stand still.
 */
public final class ProgressWatch implements AutoCloseable {

    private static final Duration MOST_BETWEEN = Duration.ofSeconds(2);
    private static final Duration BETWEEN_REGISTRY = Duration.ofSeconds(8);
    private static final long ANSWER_SECONDS = 5;
    private final Admin admin;
    private final String group;
    private final KafkaStreams streams;
    private final SchemaRegistry registry;
    private final InstantSource clock;
    private final Progress progress;
    private final ProgressNews news;
    /** When it last answered; it lists all its subjects then. */
    private Instant registryAsked = Instant.EPOCH;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread one = new Thread(task, "scoring-progress");
        one.setDaemon(true);
        return one;
    });

    /**
     * @param admin is closed with it
     * @param news is told what each look finds
     * @param patience how long nothing may be committed while there is work
     */
    public ProgressWatch(
            Admin admin,
            String group,
            KafkaStreams streams,
            SchemaRegistry registry,
            ProgressNews news,
            InstantSource clock,
            Duration patience) {
        this.admin = admin;
        this.group = group;
        this.streams = streams;
        this.registry = registry;
        this.news = news;
        this.clock = clock;
        this.progress = new Progress(patience, clock.instant());
        Duration quarter = patience.dividedBy(4);
        long between = Math.max(1, (quarter.compareTo(MOST_BETWEEN) < 0 ? quarter : MOST_BETWEEN).toMillis());
        thread.scheduleWithFixedDelay(this::look, between, between, TimeUnit.MILLISECONDS);
    }

    /** Why records are not decided now; empty if they are. */
    public Optional<String> standsStill() {
        return progress.standsStill(clock.instant());
    }

    /** Seconds since anything was committed. */
    public double secondsSinceLastCommit() {
        return progress.sinceLastCommit(clock.instant()).toMillis() / 1e3;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }

    private void look() {
        Instant now = clock.instant();
        try {
            Map<TopicPartition, Place> places = places();
            news.saw(places);
            if (registryAsked.plus(BETWEEN_REGISTRY).isBefore(now)) {
                askRegistry();
                registryAsked = now;
            }
            progress.saw(places, now);
        } catch (ExecutionException e) {
            progress.failed(
                    "Kafka does not say how far scoring is: " + e.getCause().getMessage(), now);
        } catch (TimeoutException e) {
            progress.failed("Kafka does not answer within " + ANSWER_SECONDS + " s", now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            progress.failed(String.valueOf(e.getMessage()), now);
        }
    }

    private void askRegistry() {
        try {
            registry.requireReachable();
        } catch (RuntimeException e) {
            news.registryFailed();
            throw e;
        }
    }

    private Map<TopicPartition, Place> places() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> own = streams.metadataForLocalThreads().stream()
                .flatMap(one -> one.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest(), (a, b) -> a));
        if (own.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        own, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, Place> places = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata place = committed.get(partition);
            places.put(partition, new Place(place == null ? 0 : place.offset(), end.offset()));
        });
        return places;
    }
}
