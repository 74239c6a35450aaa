package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowPolicy;
import io.tidemark.scoring.app.ScoringApp;
import io.tidemark.scoring.app.ScoringSettings;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.Wish;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.SlowPolicy;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestPolicies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Policies and models are swapped while transactions flow; each decision is worked out again by hand. */
@Tag("component")
@Tag("exact")
class PolicySwapIT {

    private static final int TRANSACTIONS = Integer.getInteger("tidemark.policy.transactions", 20_000);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String HASH = TestPolicies.CATALOGUE.hash();
    private static final int STEPS = 8;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private final Map<String, LoadedModel> models =
            Map.of("a", TestModels.loaded("a", HASH), "b", TestModels.loaded("b", HASH));

    @Test
    void everyDecisionIsThatOfTheSlowPolicyWhileModelsAndPoliciesAreSwapped() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                RolloutService rollout =
                        RolloutService.start(() -> Sequencers.of(connection, registry, Duration.ofSeconds(10), HASH));
                PolicyTraffic traffic = new PolicyTraffic(connection, registry, HASH, TRANSACTIONS)) {
            RolloutClient client = new RolloutClient(connection, registry);
            ModelPublisher publisher =
                    new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
            publisher.publish(TestModels.bundle("a", HASH).bytes(), "test");
            publisher.publish(TestModels.bundle("b", HASH).bytes(), "test");
            try (ScoringApp app = start(connection)) {
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
                step(client, traffic, Wish.promote("a"));
                step(client, traffic, Wish.promotePolicy(TestPolicies.FIRST));
                step(client, traffic, Wish.shadowPolicy(TestPolicies.SECOND));
                step(client, traffic, Wish.promote("b"));
            }
            // What follows is asked for while nobody scores, and met by an instance that begins in the middle.
            step(client, traffic, Wish.promotePolicy(TestPolicies.SECOND));
            try (ScoringApp app = start(connection)) {
                step(client, traffic, Wish.shadowPolicy(TestPolicies.FIRST));
                step(client, traffic, Wish.rollbackPolicy());
                step(client, traffic, Wish.rollbackPolicy());
                traffic.await();
                check(connection, registry);
            }
            assertThat(rollout.reasonNotServing()).isEmpty();
        }
    }

    private ScoringApp start(Connection connection) {
        Map<String, String> properties = new HashMap<>(KAFKA.properties());
        properties.put("topic.prefix", connection.topicPrefix());
        properties.put("state.dir", dir.toString());
        properties.put("models.unsigned", "allow");
        // What is held against the log is which model and policy decide, also late, on a machine that may be busy.
        properties.put("model.slow.after", "0s");
        properties.put("store.restoring.after", "0s");
        return ScoringApp.start(ScoringSettings.from(properties), InstantSource.system(), new SimpleMeterRegistry());
    }

    private static void step(RolloutClient client, PolicyTraffic traffic, Wish wish) {
        traffic.release(TRANSACTIONS / STEPS / 2);
        RolloutEvent answer = client.ask(wish, "test", "test", PATIENCE);
        assertThat(answer.getOutcome()).as(answer.getText()).isEqualTo(RolloutOutcome.ACTIVATED);
        traffic.release(TRANSACTIONS / STEPS - TRANSACTIONS / STEPS / 2);
    }

    private void check(Connection connection, SchemaRegistry registry) {
        Map<String, Control> expected = new HashMap<>();
        Map<Integer, Control> inForce = new HashMap<>();
        try (var features = new CommittedLog<>(connection, registry, Topics.FEATURES);
                var log = new CommittedLog<>(connection, registry, Topics.SCORES)) {
            for (var entry : features.readToEnd()) {
                FeatureRecord record = entry.value();
                if (record.getControl() != null) {
                    inForce.put(entry.partition(), record.getControl());
                } else {
                    expected.put(
                            record.getVector().getTransaction().getTransactionId(), inForce.get(entry.partition()));
                }
            }
            await().atMost(PATIENCE).until(() -> log.read().size() >= expected.size());
            List<Score> scores =
                    log.readToEnd().stream().map(CommittedLog.Entry::value).toList();
            assertThat(scores).hasSize(expected.size());
            Set<String> seen = new HashSet<>();
            Set<String> kinds = new HashSet<>();
            for (Score score : scores) {
                String id = score.getTransaction().getTransactionId();
                assertThat(seen.add(id)).as("scored twice").isTrue();
                kinds.add(checked(score, expected.get(id)));
            }
            assertThat(kinds)
                    .contains("a none", "a first", "b first", "b second", "b none")
                    .contains("a first second", "b first second", "b second first");
        }
        assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(STEPS);
        LogChecks.scoresFollowTheLog(connection, registry);
        ReplayChecks.someDecisionsOfEachModelComeOutAgain(connection, registry);
    }

    /** Returns which model and policy decided. */
    private String checked(Score score, Control control) {
        if (control == null) {
            assertThat(score.getPolicy()).isNull();
            assertThat(score.getFlags()).containsExactly("no_model");
            return "before";
        }
        PolicyText policy = control.getPolicy();
        String version = policy == null ? "none" : policy.getVersion();
        LoadedModel model = models.get(control.getActivation().getChampion().getVersion());
        float[] row = new float[score.getVector().size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (double) score.getVector().get(i);
        }
        float margin = model.engine().margin(row);
        assertThat(score.getControlSequence()).isEqualTo(control.getSequence());
        assertThat(score.getModelVersion()).isEqualTo(model.version());
        assertThat(score.getScore()).isEqualTo(model.engine().score(margin));
        assertThat(SlowPolicy.line(score))
                .as("%s", score)
                .isEqualTo(SlowPolicy.line(score, version, TestModels.POLICY));
        assertThat(score.getPolicyVersion()).isEqualTo(policy == null ? TestModels.POLICY.version() : version);
        assertThat(Optional.ofNullable(score.getPolicy()).map(PolicyTrace::getSha256))
                .isEqualTo(Optional.ofNullable(policy).map(PolicyText::getSha256));
        assertThat(score.getFlags()).isEmpty();
        return model.version() + " " + version + shadow(score, control.getShadowPolicy());
    }

    /** What the one that watches would have decided is worked out by hand as well. */
    private static String shadow(Score score, PolicyText watching) {
        ShadowPolicy shadow = score.getShadowPolicy();
        if (watching == null) {
            assertThat(shadow).isNull();
            return "";
        }
        Score would = Score.newBuilder(score)
                .setDecision(shadow.getDecision())
                .setPolicy(shadow.getTrace())
                .build();
        assertThat(SlowPolicy.line(would))
                .as("%s", score)
                .isEqualTo(SlowPolicy.line(score, watching.getVersion(), TestModels.POLICY));
        assertThat(shadow.getTrace().getSha256()).isEqualTo(watching.getSha256());
        assertThat(shadow.getFlags()).isEmpty();
        return " " + watching.getVersion();
    }
}
