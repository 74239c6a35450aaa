package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Score;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.FeatureFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Readers of committed scores see a decision long before the commit interval is over, unless that is switched off. */
@Timeout(600)
@Tag("component")
class EarlyCommitIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final int DECISIONS = 20;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void eachDecisionIsSeenWithoutWaitingForTheNext() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                CommittedLog<Score> scores = new CommittedLog<>(connection, registry, Topics.SCORES);
                FeatureFeed feed = new FeatureFeed(connection, registry);
                ScoringApp app = start(connection, Map.of())) {
            await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            for (int i = 1; i <= DECISIONS; i++) {
                feed.sendNext();
                int expected = i;
                await().atMost(PATIENCE).until(() -> scores.read().size() == expected);
            }
        }
    }

    @Test
    void withoutAShareOfTheTimeTheyAreSeenWhenTheIntervalIsOver() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                CommittedLog<Score> scores = new CommittedLog<>(connection, registry, Topics.SCORES);
                FeatureFeed feed = new FeatureFeed(connection, registry)) {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            try (ScoringApp app = start(connection, Map.of("commit.share", "0"), meters)) {
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
                feed.sendNext();
                await().atMost(PATIENCE).during(2, TimeUnit.SECONDS).until(() -> scores.read()
                        .isEmpty());
                assertThat(meters.find("tidemark.scoring.freshness").timer().count())
                        .isZero();
            }
            // Whoever ends in order commits what is under way.
            await().atMost(PATIENCE).until(() -> scores.read().size() == 1);
        }
    }

    private ScoringApp start(Connection connection, Map<String, String> more) {
        return start(connection, more, new SimpleMeterRegistry());
    }

    private ScoringApp start(Connection connection, Map<String, String> more, SimpleMeterRegistry meters) {
        Map<String, String> properties = new TreeMap<>(connection.toProperties());
        properties.put("state.dir", dir.toString());
        properties.put("model.wait", "50ms");
        properties.put("transaction.timeout", "10min");
        properties.put("kafka.streams.commit.interval.ms", String.valueOf(INTERVAL.toMillis()));
        properties.putAll(more);
        return ScoringApp.start(ScoringSettings.from(properties), InstantSource.system(), meters);
    }
}
