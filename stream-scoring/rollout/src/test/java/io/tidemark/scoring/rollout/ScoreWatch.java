package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.CommittedLog.Entry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When a read_committed reader saw the score of each vector, to be held against when the broker took the vector. All on
 * one machine's clock.
 */
final class ScoreWatch implements AutoCloseable {

    private final Connection connection;
    private final SchemaRegistry registry;
    private final Map<LogPosition, Long> seen = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::follow, "score-watch");
    private volatile boolean stopping;

    private record Wait(long begun, long ended) {}

    ScoreWatch(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.registry = registry;
        thread.start();
    }

    /** How many vectors have a score. */
    int count() {
        return seen.size();
    }

    /**
     * For each begin of a stretch of time, how long the vectors that were taken in it, up to the next begin, waited for
     * their scores at most.
     */
    List<Duration> longestWaits(List<Long> begins) {
        List<Wait> waits = waits();
        List<Duration> longest = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            long from = begins.get(i);
            long to = i + 1 < begins.size() ? begins.get(i + 1) : Long.MAX_VALUE;
            longest.add(Duration.ofMillis(waits.stream()
                    .filter(wait -> wait.begun() >= from && wait.begun() < to)
                    .mapToLong(wait -> wait.ended() - wait.begun())
                    .max()
                    .orElseThrow()));
        }
        return longest;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Wait> waits() {
        Map<LogPosition, Long> taken = new HashMap<>();
        try (var features = new CommittedLog<>(connection, registry, Topics.FEATURES)) {
            for (Entry<FeatureRecord> entry : features.readToEnd()) {
                taken.put(new LogPosition(entry.partition(), entry.offset()), entry.appendedAt());
            }
        }
        List<Wait> waits = new ArrayList<>();
        seen.forEach((place, at) -> waits.add(new Wait(taken.get(place), at)));
        return waits;
    }

    private void follow() {
        int read = 0;
        InstantSource clock = InstantSource.system();
        try (var scores = new CommittedLog<>(connection, registry, Topics.SCORES)) {
            while (!stopping) {
                List<Entry<Score>> all = scores.read();
                long now = clock.millis();
                for (; read < all.size(); read++) {
                    seen.putIfAbsent(all.get(read).value().getFeaturesPosition(), now);
                }
            }
        }
    }
}
