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
import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ListValue;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.ScoringApp;
import io.tidemark.scoring.app.ScoringSettings;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.Wish;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestPolicies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** Entries come and go while transactions flow; each decision is worked out again from the log by hand. */
@Tag("component")
@Tag("exact")
class ListChangesIT {

    private static final int TRANSACTIONS = Integer.getInteger("tidemark.lists.transactions", 8_000);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String HASH = TestPolicies.CATALOGUE.hash();
    private static final int STEPS = 8;

    /** Behind now, whenever that is, so that an end can lie within the stream. */
    private static final Instant BEGIN = Instant.parse("2200-01-01T00:00:00Z");

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private int released;

    @Test
    void everyDecisionIsThatOfTheListsAtItsPlaceInTheLog() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                RolloutService rollout =
                        RolloutService.start(() -> Sequencers.of(connection, registry, Duration.ofSeconds(10), HASH));
                PolicyTraffic traffic =
                        new PolicyTraffic(connection, registry, HASH, TRANSACTIONS, BEGIN::plusSeconds);
                var scores = new CommittedLog<>(connection, registry, Topics.SCORES)) {
            RolloutClient client = new RolloutClient(connection, registry);
            new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO)
                    .publish(TestModels.bundle("a", HASH).bytes(), "test");
            try (ScoringApp app = start(connection, "first")) {
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
                step(client, traffic, Wish.promote("a"));
                decided(scores);
                step(client, traffic, change("stolen", List.of(value(1), value(2), until(3, 0.5)), List.of()));
                decided(scores);
                step(client, traffic, Wish.promotePolicy(TestPolicies.LISTED));
                decided(scores);
                step(client, traffic, change("trusted", List.of(value(2), value(4)), List.of()));
                decided(scores);
            }
            // What follows is asked for while nobody scores, and met by an instance that has lost all that it stored.
            step(client, traffic, change("watched", List.of(value(5), until(6, 0.7)), List.of()));
            step(client, traffic, change("slow", List.of(value(1), value(4), value(7), until(8, 0.9)), List.of()));
            try (ScoringApp app = start(connection, "second")) {
                decided(scores);
                step(client, traffic, change("stolen", List.of(value(5)), List.of("customer-1", "customer-3")));
                decided(scores);
                assertThat(refused(client, change("stolne", List.of(value(9)), List.of())))
                        .contains("there is no list 'stolne'", "did you mean 'stolen'?");
                step(client, traffic, change("stolen", List.of(until(5, 0.95)), List.of("customer-2")));
                traffic.await();
                check(connection, registry);
            }
            assertThat(rollout.reasonNotServing()).isEmpty();
        }
    }

    private ScoringApp start(Connection connection, String state) {
        Map<String, String> properties = new HashMap<>(KAFKA.properties());
        properties.put("topic.prefix", connection.topicPrefix());
        properties.put("state.dir", dir.resolve(state).toString());
        properties.put("models.unsigned", "allow");
        properties.put("model.slow.after", "0s");
        properties.put("store.restoring.after", "0s");
        return ScoringApp.start(ScoringSettings.from(properties), InstantSource.system(), new SimpleMeterRegistry());
    }

    private static Wish change(String list, List<ListValue> added, List<String> removed) {
        return Wish.changeLists(ListChange.newBuilder()
                .setList(list)
                .setBegins(list.equals("stolen"))
                .setAdded(added)
                .setRemoved(removed)
                .build());
    }

    private static ListValue value(int customer) {
        return new ListValue("customer-" + customer, null);
    }

    /** @param share of the stream after which it counts no more */
    private static ListValue until(int customer, double share) {
        return new ListValue("customer-" + customer, BEGIN.plusSeconds((long) (share * TRANSACTIONS)));
    }

    /** All that was sent up to now: so each change meets an instance that decides. */
    private void decided(CommittedLog<Score> scores) {
        await().atMost(PATIENCE).until(() -> scores.read().size() >= released);
    }

    private void step(RolloutClient client, PolicyTraffic traffic, Wish wish) {
        traffic.release(TRANSACTIONS / STEPS / 2);
        RolloutEvent answer = client.ask(wish, "test", "test", PATIENCE);
        assertThat(answer.getOutcome()).as(answer.getText()).isEqualTo(RolloutOutcome.ACTIVATED);
        traffic.release(TRANSACTIONS / STEPS - TRANSACTIONS / STEPS / 2);
        released += TRANSACTIONS / STEPS;
    }

    private static String refused(RolloutClient client, Wish wish) {
        RolloutEvent answer = client.ask(wish, "test", "test", PATIENCE);
        assertThat(answer.getOutcome()).isEqualTo(RolloutOutcome.REFUSED);
        return answer.getText();
    }

    private static void check(Connection connection, SchemaRegistry registry) {
        Map<String, Control> expected = new HashMap<>();
        Map<Integer, Control> inForce = new HashMap<>();
        SlowLists lists = new SlowLists(connection, registry);
        Set<String> kinds = new HashSet<>();
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
            for (Score score : scores) {
                Control control = expected.get(score.getTransaction().getTransactionId());
                if (control == null || control.getPolicy() == null) {
                    assertThat(score.getPolicy()).isNull();
                    continue;
                }
                ListsVersion version = control.getLists();
                assertThat(SlowLists.line(score)).as("%s", score).isEqualTo(lists.line(score, version.getOffset()));
                assertThat(score.getPolicy().getListsVersion()).isEqualTo(version.getVersion());
                assertThat(score.getFlags()).isEmpty();
                kinds.add(version.getVersion() + " " + score.getPolicy().getLane());
            }
        }
        for (int version = 1; version <= 6; version++) {
            assertThat(kinds).contains(version + " hard_deny", version + " thresholds");
        }
        assertThat(kinds).contains("2 allow", "4 deny", "6 deny");
        assertThat(inForce.values()).allSatisfy(control -> assertThat(
                        control.getLists().getEntries())
                .isEqualTo(lists.standing(control.getLists().getOffset()).size()));
        assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(STEPS);
        LogChecks.scoresFollowTheLog(connection, registry);
        ReplayChecks.someDecisionsOfEachModelComeOutAgain(connection, registry);
    }
}
