package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelAlertKind;
import io.tidemark.schemas.ModelAlertSeverity;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.ScoringApp;
import io.tidemark.scoring.app.ScoringSettings;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.trial.TrialRules;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.OneRecord;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.step.TrialTerms;
import io.tidemark.scoring.rollout.trial.TrialWatch;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.FeatureFeed;
import io.tidemark.testkit.scoring.TestModels;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Models of these tests alert on every second transaction, so the bounds are wide. */
@Tag("component")
class TrialIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int WATCH = 400;
    private static final TrialRules RULES = new TrialRules(0.01, 0.9, 0.1, 0.001);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void aCandidateEarnsItsPlaceAndAModelThatAlertsOnEverythingIsTakenBack() throws Exception {
        Connection connection = KAFKA.connection();
        Map<String, String> properties = KAFKA.properties();
        properties.put("state.dir", dir.toString());
        properties.put("models.unsigned", "allow");
        // What is looked at is which model decides, on a machine that may be busy.
        properties.put("model.slow.after", "0s");
        properties.put("store.restoring.after", "0s");
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                ScoringApp app = ScoringApp.start(
                        ScoringSettings.from(properties), InstantSource.system(), new SimpleMeterRegistry());
                RolloutService rollout = RolloutService.start(() -> sequencer(connection, registry));
                FeatureFeed feed = new FeatureFeed(connection, registry).flow(300)) {
            await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            RolloutClient client = new RolloutClient(connection, registry);
            publish(connection, registry, TestModels.bundle("a"));
            publish(connection, registry, TestModels.bundle("b"));
            publish(connection, registry, TestModels.alarmist("bad"));
            // Anybody can put it on the topic; nobody may trip over it.
            OneRecord.send(connection, registry, Topics.MODELS, "broken", broken());
            Strangers.write(connection, Topics.DEPLOYMENTS, "garbage", "no deployment");
            Strangers.write(connection, Topics.DEPLOYMENTS, "taken-back", null);
            assertThat(client.promote("a", "first", "test", PATIENCE).getOutcome())
                    .isEqualTo(RolloutOutcome.ACTIVATED);
            OneRecord.send(connection, registry, Topics.CANDIDATES, "request", candidate());
            awaitRoles(client, "a", List.of("b"));
            // The watch counts from where the trial began, whenever it starts, and whoever counted before.
            try (TrialWatch first = watch(connection, registry, client)) {
                awaitRoles(client, "b", List.of("a"));
            }
            try (TrialWatch second = watch(connection, registry, client)) {
                awaitRoles(client, "b", List.of());
                client.promote("bad", "a mistake", "test", PATIENCE);
                awaitRoles(client, "b", List.of());
            }
            assertThat(rollout.reasonNotServing()).isEmpty();
            feed.close();
            check(connection, registry, client);
        }
    }

    private static void check(Connection connection, SchemaRegistry registry, RolloutClient client) {
        assertThat(client.history())
                .extracting(
                        deployment -> deployment.getControl().getActivation().getReason())
                .satisfiesExactly(
                        reason -> assertThat(reason).isEqualTo("first"),
                        reason -> assertThat(reason).isEqualTo("better in every resample"),
                        reason ->
                                assertThat(reason).startsWith("it has passed as a shadow: over 200 events it alerted"),
                        reason -> assertThat(reason).startsWith("model b keeps its place: over 400 events it alerted"),
                        reason -> assertThat(reason).isEqualTo("a mistake"),
                        reason -> assertThat(reason)
                                .contains("model bad is taken back because it alerts on")
                                .contains("and at most 90.0 % are allowed"));
        try (var alerts = new CommittedLog<>(connection, registry, Topics.ALERTS_MODEL)) {
            assertThat(alerts.readToEnd().stream()
                            .map(CommittedLog.Entry::value)
                            .filter(alert -> alert.getKind() == ModelAlertKind.TRIAL_FAILED))
                    .as("of three trials the one that ended badly")
                    .singleElement()
                    .satisfies(alert -> {
                        assertThat(alert.getVersion()).isEqualTo("bad");
                        assertThat(alert.getSeverity()).isEqualTo(ModelAlertSeverity.CRITICAL);
                        assertThat(alert.getDone()).startsWith("It was taken back and model b decides");
                        assertThat(alert.getSince()).isBefore(alert.getRaisedAt());
                    });
        }
        try (var events = new CommittedLog<>(connection, registry, Topics.ROLLOUT_EVENTS);
                var scores = new CommittedLog<>(connection, registry, Topics.SCORES)) {
            assertThat(events.readToEnd().stream()
                            .map(CommittedLog.Entry::value)
                            .filter(event -> event.getRequestId().startsWith("trial-")))
                    .hasSize(3)
                    .extracting(RolloutEvent::getOutcome)
                    .containsOnly(RolloutOutcome.ACTIVATED);
            List<Score> decided = scores.readToEnd().stream()
                    .map(CommittedLog.Entry::value)
                    .filter(score -> "bad".equals(score.getModelVersion()))
                    .toList();
            assertThat(decided).isNotEmpty().allSatisfy(score -> assertThat(score.getFlags())
                    .isEmpty());
        }
    }

    private static void awaitRoles(RolloutClient client, String champion, List<String> shadows) {
        await().atMost(PATIENCE).until(() -> {
            Optional<Deployment> current = client.current();
            if (current.isEmpty()) {
                return false;
            }
            Activation activation = current.get().getControl().getActivation();
            return activation.getChampion().getVersion().equals(champion)
                    && activation.getShadows().stream()
                            .map(shadow -> shadow.getVersion())
                            .toList()
                            .equals(shadows);
        });
    }

    private static TrialWatch watch(Connection connection, SchemaRegistry registry, RolloutClient client) {
        return TrialWatch.start(connection, registry, RULES, new TrialRequests(client));
    }

    private static void publish(Connection connection, SchemaRegistry registry, Bundle bundle) {
        new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO)
                .publish(bundle.bytes(), "test");
    }

    private static ModelBundle broken() {
        return ModelBundle.newBuilder()
                .setVersion("broken")
                .setBundleSha256("0".repeat(64))
                .setBundle(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setPublishedAt(Instant.EPOCH)
                .build();
    }

    private static Candidate candidate() {
        return Candidate.newBuilder()
                .setModel(TestModels.reference(TestModels.bundle("b")))
                .setRequestId("request")
                .setChampion(TestModels.reference(TestModels.bundle("a")))
                .setCandidateAveragePrecision(0.8)
                .setChampionAveragePrecision(0.5)
                .setComparisonRows(1_000)
                .setComparisonFrauds(50)
                .setPromote(true)
                .setFinding("better in every resample")
                .setProposedAt(Instant.EPOCH)
                .build();
    }

    private static Sequencer sequencer(Connection connection, SchemaRegistry registry) {
        return new Sequencer(
                connection,
                registry,
                new BundleIntake(new ModelLoader(new CompiledForestFactory())),
                Optional.of(TestModels.CATALOGUE_HASH),
                Duration.ofSeconds(10),
                new TrialTerms(200, WATCH, false),
                InstantSource.system(),
                () -> {});
    }
}
