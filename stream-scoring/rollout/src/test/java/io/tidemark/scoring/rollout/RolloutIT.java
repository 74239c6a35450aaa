package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.OneRecord;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.RolloutTimeoutException;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.TestModels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("component")
class RolloutIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private Connection connection;
    private SchemaRegistry registry;
    private RolloutService service;
    private ModelPublisher publisher;
    private RolloutClient client;

    @BeforeEach
    void start() throws Exception {
        connection = KAFKA.freshConnection();
        registry = SchemaRegistry.connect(connection);
        publisher = new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
        client = new RolloutClient(connection, registry);
        service = RolloutService.start(() -> Sequencers.of(connection, registry, Duration.ofSeconds(10)));
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        registry.close();
    }

    @Test
    void whatCannotBeActivatedIsRefusedWithTheReasonAndNothingChanges() {
        refused(client.promote("unknown", "", "test", PATIENCE), "no bundle of model unknown was published");
        refused(client.rollback("", "test", PATIENCE), "there was no other champion before no model");
        publisher.publish(TestModels.bundle("alien", "another catalogue").bytes(), "test");
        refused(client.promote("alien", "", "test", PATIENCE), "another catalogue");
        assertThat(LogChecks.activationsAreWhole(connection, registry)).isEmpty();
        publisher.publish(TestModels.bundle("a").bytes(), "test");
        assertThat(client.promote("a", "first", "test", PATIENCE).getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
        refused(client.promote("a", "", "test", PATIENCE), "model a is the champion already");
        refused(client.rollback("", "test", PATIENCE), "there was no other champion before model a");
        assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(1);
        try (var events = new CommittedLog<>(connection, registry, Topics.ROLLOUT_EVENTS);
                var alerts = new CommittedLog<>(connection, registry, Topics.ALERTS_MODEL)) {
            assertThat(alerts.readToEnd())
                    .as("one alert for each refusal, and none for what was done")
                    .extracting(alert -> alert.value().getText())
                    .containsExactlyElementsOf(events.readToEnd().stream()
                            .map(event -> event.value())
                            .filter(event -> event.getOutcome() == RolloutOutcome.REFUSED)
                            .map(RolloutEvent::getText)
                            .toList())
                    .hasSize(5);
        }
    }

    @Test
    void aCandidateIsActivatedOnlyIfItsChampionIsStillInForce() {
        ModelReference a = publisher.publish(TestModels.bundle("a").bytes(), "test");
        ModelReference b = publisher.publish(TestModels.bundle("b").bytes(), "test");
        propose("first", a, null, true);
        assertThat(answer("first").getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
        propose("stale", b, null, true);
        RolloutEvent stale = answer("stale");
        assertThat(stale.getOutcome()).isEqualTo(RolloutOutcome.CANDIDATE_KEPT_BACK);
        assertThat(stale.getText()).contains("compared with no model, but model a is the champion now");
        propose("worse", b, a, false);
        assertThat(answer("worse").getText()).isEqualTo("Model b is kept back: the finding");
        propose("better", b, a, true);
        RolloutEvent better = answer("better");
        assertThat(better.getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
        assertThat(better.getPreviousVersion()).isEqualTo("a");
        assertThat(better.getControlSequence()).isEqualTo(2);
        assertThat(client.history())
                .extracting(one -> one.getControl().getActivation().getRequestedBy())
                .containsOnly("retraining");
        propose("gone", new ModelReference("c", "no such hash"), b, true);
        refused(answer("gone"), "no bundle of model c was published");
    }

    @Test
    void oneVersionHasOneContent() {
        Bundle first = TestModels.bundle("a");
        publisher.publish(first.bytes(), "test");
        assertThat(publisher.publish(first.bytes(), "again")).isEqualTo(TestModels.reference(first));
        byte[] other = TestModels.bundle("a", "another catalogue").bytes();
        assertThatThrownBy(() -> publisher.publish(other, "test"))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("model a was published before with another content");
        assertThatThrownBy(() -> publisher.publish(new byte[] {1, 2, 3}, "test"))
                .isInstanceOf(RefusedBundleException.class);
        assertThat(client.models()).hasSize(1);
        assertThat(client.bundle("a", BundleSource.NONE)).contains(first.bytes());
        assertThat(client.bundle("b", BundleSource.NONE)).isEmpty();
    }

    @Test
    void aRequestThatIsNoAvroIsBuriedAndTheNextOneIsServed() throws Exception {
        Map<String, Object> config = connection.clientConfig();
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(connection.topic(Topics.ROLLOUT_REQUESTS), new byte[] {9}))
                    .get();
        }
        refused(client.promote("unknown", "", "test", PATIENCE), "no bundle of model unknown was published");
        try (var letters = new CommittedLog<>(connection, registry, Topics.DEAD_LETTERS)) {
            assertThat(letters.readToEnd())
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.value().getStage()).isEqualTo("stream-scoring/rollout"));
        }
    }

    @Test
    void withoutARolloutTheClientSaysSoInOneSentence() {
        service.close();
        assertThatThrownBy(() -> client.rollback("", "test", Duration.ofSeconds(1)))
                .isInstanceOf(RolloutTimeoutException.class)
                .hasMessageContaining("did not answer");
    }

    private static void refused(RolloutEvent event, String why) {
        assertThat(event.getOutcome()).isEqualTo(RolloutOutcome.REFUSED);
        assertThat(event.getText()).startsWith("Nothing changed: ").contains(why);
        assertThat(event.getControlId()).isNull();
    }

    private void propose(String id, ModelReference model, ModelReference champion, boolean promote) {
        Candidate candidate = Candidate.newBuilder()
                .setModel(model)
                .setRequestId(id)
                .setChampion(champion)
                .setCandidateAveragePrecision(0.5)
                .setComparisonRows(10)
                .setComparisonFrauds(1)
                .setPromote(promote)
                .setFinding("the finding")
                .setProposedAt(Instant.EPOCH)
                .build();
        OneRecord.send(connection, registry, Topics.CANDIDATES, model.getVersion(), candidate);
    }

    private RolloutEvent answer(String id) {
        try (var events = new CommittedLog<>(connection, registry, Topics.ROLLOUT_EVENTS)) {
            return await().atMost(PATIENCE)
                    .until(
                            () -> events.read().stream()
                                    .map(entry -> entry.value())
                                    .filter(event -> event.getRequestId().equals(id))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }
}
