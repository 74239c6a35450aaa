package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.ScoringMain;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.CommittedLog.Entry;
import io.tidemark.testkit.scoring.FeatureFeed;
import io.tidemark.testkit.scoring.TestModels;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Activation after activation under traffic while instances are killed and added; {@code -Dtidemark.storm.activations}
 * says how many.
 */
@Tag("component")
@Tag("exact")
class ActivationStormIT {

    private static final Logger LOG = LoggerFactory.getLogger(ActivationStormIT.class);
    private static final int ACTIVATIONS = Integer.getInteger("tidemark.storm.activations", 12);

    /** Of so many activations one comes with the death of an instance and the start of another. */
    private static final int BETWEEN_KILLS = Integer.getInteger("tidemark.storm.between.kills", 5);

    private static final int PER_SECOND = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant DECIDED = Instant.parse("2026-03-04T05:06:08Z");
    private static final List<String> VERSIONS = List.of("a", "b", "c", "d");

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private Connection connection;
    private final Deque<ChildProcess> instances = new ArrayDeque<>();
    private int started;

    @Test
    void everyEventBelongsToOneDeploymentInItsCustomersOrderAndAReplayGivesTheSameBits() throws Exception {
        connection = KAFKA.freshConnection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                ChildProcess rollout = process("rollout", RolloutMain.class);
                FeatureFeed feed = new FeatureFeed(connection, registry)) {
            Map<String, LoadedModel> models = publish(registry);
            addInstance();
            addInstance();
            feed.flow(PER_SECOND);
            activate(new RolloutClient(connection, registry));
            feed.close();
            List<Score> scores = awaitScores(registry, feed.sent());
            assertThat(rollout.isAlive()).isTrue();
            assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(ACTIVATIONS);
            assertThat(LogChecks.scoresFollowTheLog(connection, registry)).hasSize((int) feed.sent());
            customersAreInOrder(scores);
            replayed(registry, models, scores);
            LOG.info("{} activations, {} instances, {} events, each decided once", ACTIVATIONS, started, scores.size());
        } finally {
            instances.forEach(ChildProcess::kill);
        }
    }

    private Map<String, LoadedModel> publish(SchemaRegistry registry) {
        ModelPublisher publisher =
                new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
        Map<String, LoadedModel> models = new HashMap<>();
        for (String version : VERSIONS) {
            Bundle bundle = TestModels.bundle(version);
            publisher.publish(bundle.bytes(), "test");
            models.put(
                    version,
                    new ModelLoader(new CompiledForestFactory()).explaining().load(bundle, Optional.empty()));
        }
        return models;
    }

    private void activate(RolloutClient client) throws IOException {
        for (int i = 0; i < ACTIVATIONS; i++) {
            if (i % BETWEEN_KILLS == BETWEEN_KILLS - 1) {
                instances.remove().kill();
                addInstance();
            }
            RolloutEvent event = client.promote(VERSIONS.get(i % VERSIONS.size()), "storm", "test", PATIENCE);
            assertThat(event.getOutcome()).as(event.getText()).isEqualTo(RolloutOutcome.ACTIVATED);
        }
    }

    private void addInstance() throws IOException {
        instances.add(process("scoring-" + started++, ScoringMain.class));
    }

    private ChildProcess process(String name, Class<?> main) throws IOException {
        Properties properties = new Properties();
        properties.putAll(connection.toProperties());
        properties.put("models.unsigned", "allow");
        if (main == ScoringMain.class) {
            properties.put("state.dir", dir.resolve(name).toString());
            // The feed's transactions were all logged long ago, so each would say that a restart delayed it.
            properties.put("store.restoring.after", "0s");
        }
        Path file = dir.resolve(name + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        JavaCommand command = JavaCommand.of(main.getName()).heap(256).small().argument(file.toString());
        return ChildProcess.start(name, command, dir.resolve(name + ".log"));
    }

    private List<Score> awaitScores(SchemaRegistry registry, long sent) {
        try (var log = new CommittedLog<>(connection, registry, Topics.SCORES)) {
            await().atMost(PATIENCE).until(() -> log.read().size() >= sent);
            return log.readToEnd().stream().map(Entry::value).toList();
        }
    }

    private static void customersAreInOrder(List<Score> scores) {
        Map<String, Long> last = new HashMap<>();
        for (Score score : scores) {
            long offset = score.getOrigin().getOffset();
            Long before = last.put(score.getTransaction().getCustomerId(), offset);
            assertThat(before == null || before < offset)
                    .as(
                            "offset %d of %s behind %s",
                            offset, score.getTransaction().getCustomerId(), before)
                    .isTrue();
        }
    }

    /**
     * Scores the log again, a partition after the other; places differ, since transactions leave marks in a topic, and
     * so do times.
     */
    private void replayed(SchemaRegistry registry, Map<String, LoadedModel> models, List<Score> scores) {
        Map<LogPosition, Score> once = new HashMap<>();
        scores.forEach(score -> once.put(score.getOrigin(), score));
        int compared = 0;
        try (var features = new CommittedLog<>(connection, registry, Topics.FEATURES)) {
            DecidedAnew topology = new DecidedAnew(connection, registry, models.values(), DECIDED);
            List<Entry<FeatureRecord>> log = features.readToEnd();
            for (int partition = 0; partition < features.partitions(); partition++) {
                for (Score again : topology.scores(log, partition)) {
                    Score before = once.get(again.getOrigin());
                    // What an instance flags, a bundle that came late to it, is its own story.
                    if (before.getFlags().equals(again.getFlags())) {
                        assertThat(decision(again)).isEqualTo(decision(before));
                        compared++;
                    }
                }
            }
        }
        long flagged =
                scores.stream().filter(score -> !score.getFlags().isEmpty()).count();
        LOG.info("{} of {} scores compared, {} flagged", compared, scores.size(), flagged);
        assertThat(compared).isGreaterThan(scores.size() * 9 / 10);
    }

    private static Score decision(Score score) {
        return Score.newBuilder(score)
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setScoredAt(DECIDED)
                .build();
    }
}
