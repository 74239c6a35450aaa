package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.rollout.client.OneRecord;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.Wish;
import io.tidemark.scoring.rollout.step.TrialTerms;
import io.tidemark.testkit.scoring.CommittedLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What strangers write to the topics of the rollout neither stops it nor keeps it from starting. */
@Tag("component")
class StrangersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @Test
    void aRequestTooLargeToBeAnsweredIsBuriedAndTheNextOneIsAnswered() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                RolloutService service = rollout(connection, registry)) {
            OneRecord.send(connection, registry, Topics.ROLLOUT_REQUESTS, "large", largelyNamed("x".repeat(600_000)));
            RolloutEvent answer =
                    new RolloutClient(connection, registry).ask(Wish.note("m"), "short", "test", PATIENCE);
            assertThat(answer.getOutcome()).isEqualTo(RolloutOutcome.NOTED);
            assertThat(service.reasonNotServing()).isEmpty();
            try (var letters = new CommittedLog<>(connection, registry, Topics.DEAD_LETTERS)) {
                List<DeadLetter> found = letters.readToEnd().stream()
                        .map(CommittedLog.Entry::value)
                        .toList();
                assertThat(found).extracting(DeadLetter::getCause).containsExactly("oversized_record");
            }
        }
    }

    @Test
    void aRolloutStartsBesideDeploymentsThatCannotBeRead() throws Exception {
        Connection connection = KAFKA.freshConnection();
        Strangers.write(connection, Topics.DEPLOYMENTS, "garbage", "no deployment");
        Strangers.write(connection, Topics.DEPLOYMENTS, "taken-back", null);
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                RolloutService service = rollout(connection, registry)) {
            await().atMost(PATIENCE).until(service::reasonNotServing, Optional::isEmpty);
            assertThat(new RolloutClient(connection, registry).history()).isEmpty();
        }
    }

    @Test
    void whateverARequestAsksForAndLeavesOutItIsAnsweredAndTheRolloutGoesOn() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                RolloutService service = rollout(connection, registry);
                var events = new CommittedLog<>(connection, registry, Topics.ROLLOUT_EVENTS)) {
            List<RolloutRequest> bare = bare();
            for (RolloutRequest request : bare) {
                OneRecord.send(connection, registry, Topics.ROLLOUT_REQUESTS, request.getRequestId(), request);
            }
            Map<String, RolloutEvent> answers = new TreeMap<>();
            await().atMost(PATIENCE).untilAsserted(() -> {
                events.readToEnd().forEach(entry -> answers.put(entry.value().getRequestId(), entry.value()));
                assertThat(answers.keySet())
                        .containsAll(
                                bare.stream().map(RolloutRequest::getRequestId).toList());
            });
            assertThat(service.reasonNotServing()).isEmpty();
            assertThat(answers.get("PLAN null").getText()).contains("does not know what the request asks for");
            assertThat(answers.values()).extracting(RolloutEvent::getText).noneSatisfy(text -> assertThat(text)
                    .contains("fault of the rollout"));
        }
    }

    /** Each action, and each plan of one, with nothing beside it. */
    private static List<RolloutRequest> bare() {
        List<RolloutRequest> requests = new ArrayList<>();
        for (RolloutAction action : RolloutAction.values()) {
            requests.add(bare(action.name(), action, null));
            requests.add(bare("PLAN " + action, RolloutAction.PLAN, action));
        }
        requests.add(bare("PLAN null", RolloutAction.PLAN, null));
        return requests;
    }

    private static RolloutRequest bare(String id, RolloutAction action, RolloutAction planned) {
        return RolloutRequest.newBuilder()
                .setRequestId(id)
                .setAction(action)
                .setPlanned(planned)
                .setRequestedAt(Instant.EPOCH)
                .build();
    }

    /** Its answer is named so too, and so is the answer's key. */
    private static RolloutRequest largelyNamed(String id) {
        return RolloutRequest.newBuilder()
                .setRequestId(id)
                .setAction(RolloutAction.NOTE)
                .setRequestedAt(Instant.EPOCH)
                .build();
    }

    private static RolloutService rollout(Connection connection, SchemaRegistry registry) {
        return RolloutService.start(() -> new Sequencer(
                connection,
                registry,
                new BundleIntake(new ModelLoader(new CompiledForestFactory())),
                Optional.empty(),
                Duration.ofSeconds(1),
                TrialTerms.NONE,
                InstantSource.system(),
                () -> {}));
    }
}
