package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.ScoringApp;
import io.tidemark.scoring.app.ScoringSettings;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.FeatureFeed;
import io.tidemark.testkit.scoring.TestModels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
@Tag("exact")
class SwapUnderTrafficIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void noEventIsLostOrScoredTwiceAndNoPartitionMixesModelsWhileTheyAreSwapped() throws Exception {
        Connection connection = KAFKA.connection();
        Map<String, String> properties = KAFKA.properties();
        properties.put("state.dir", dir.toString());
        properties.put("models.unsigned", "allow");
        // What is held against the log is which model decides, on a machine that may be busy.
        properties.put("model.slow.after", "0s");
        properties.put("store.restoring.after", "0s");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                ScoringApp app = ScoringApp.start(ScoringSettings.from(properties), InstantSource.system(), meters);
                RolloutService rollout =
                        RolloutService.start(() -> Sequencers.of(connection, registry, Duration.ofSeconds(10)));
                FeatureFeed feed = new FeatureFeed(connection, registry).flow(300)) {
            await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            awaitScores(meters, 100);
            swap(connection, registry, meters);
            feed.sendBytes(new byte[] {0, 1});
            feed.close();
            awaitScores(meters, feed.sent());
            assertThat(rollout.reasonNotServing()).isEmpty();
            check(connection, registry, feed.sent());
            ReplayChecks.someDecisionsOfEachModelComeOutAgain(connection, registry);
            assertThat(meters.counter("tidemark.scoring.duplicates").count()).isEqualTo(Math.ceil(feed.sent() / 10.0));
        }
    }

    private static void swap(Connection connection, SchemaRegistry registry, SimpleMeterRegistry meters) {
        ModelPublisher publisher =
                new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
        RolloutClient client = new RolloutClient(connection, registry);
        for (String version : List.of("a", "b", "c")) {
            publisher.publish(TestModels.bundle(version).bytes(), "test");
            // At once after the publication: the tasks may have to wait for the bundle.
            var event = client.promote(version, "test", "test", PATIENCE);
            assertThat(event.getOutcome()).as(event.getText()).isEqualTo(RolloutOutcome.ACTIVATED);
            awaitScores(meters, scored(meters) + 100);
        }
        assertThat(client.rollback("worse", "test", PATIENCE).getVersion()).isEqualTo("b");
        awaitScores(meters, scored(meters) + 100);
        assertThat(client.rollback("worse still", "test", PATIENCE).getVersion())
                .isEqualTo("a");
        awaitScores(meters, scored(meters) + 100);
        assertThat(client.current().orElseThrow().getControl().getSequence()).isEqualTo(5);
        assertThat(client.models()).extracting(model -> model.version()).containsExactly("a", "b", "c");
    }

    private static void check(Connection connection, SchemaRegistry registry, long sent) {
        assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(5);
        List<Score> scores = LogChecks.scoresFollowTheLog(connection, registry);
        assertThat(scores).hasSize((int) sent);
        assertThat(scores).extracting(Score::getModelVersion).contains(null, "a", "b", "c");
        assertThat(scores)
                .filteredOn(score -> score.getModelVersion() != null)
                .allSatisfy(score -> assertThat(score.getFlags()).isEmpty());
        try (var alerts = new CommittedLog<>(connection, registry, Topics.ALERTS_FRAUD);
                var letters = new CommittedLog<>(connection, registry, Topics.DEAD_LETTERS)) {
            long notApproved = scores.stream()
                    .filter(score -> score.getDecision() != Decision.APPROVE)
                    .count();
            assertThat(alerts.readToEnd()).hasSize((int) notApproved);
            assertThat(letters.readToEnd())
                    .extracting(entry -> entry.value().getCause())
                    .containsExactly("not_avro");
        }
    }

    private static double scored(SimpleMeterRegistry meters) {
        return meters.find("tidemark.scoring.scored").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static void awaitScores(SimpleMeterRegistry meters, double count) {
        await().atMost(PATIENCE).until(() -> scored(meters) >= count);
    }
}
