package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.MemberReport;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutCheck;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.release.members.Acknowledger;
import io.tidemark.scoring.release.members.InstanceName;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.release.models.TopicModels;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.Wish;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.TestModels;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scoring instances without their streams: what they load and say, and what the rollout makes of it. */
@Tag("component")
class AcknowledgementIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** As long as a busy machine may need to load a model. */
    private static final Duration MEMBER_WAIT = Duration.ofMinutes(1);
    /** Where somebody never says what is waited for. */
    private static final Duration BRIEFLY = Duration.ofSeconds(3);

    private static final SignaturePolicy NO_KEY = new SignaturePolicy(Optional.empty(), false);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private Connection connection;
    private SchemaRegistry registry;
    private RolloutService service;
    private ModelPublisher publisher;
    private RolloutClient client;

    /** One instance: what it has loaded, and its voice. */
    private record Instance(Acknowledger voice, TopicModels models) implements AutoCloseable {

        @Override
        public void close() {
            models.close();
            voice.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        connection = KAFKA.freshConnection();
        registry = SchemaRegistry.connect(connection);
        publisher = new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
        client = new RolloutClient(connection, registry);
        begin(MEMBER_WAIT);
    }

    private void begin(Duration wait) {
        service = RolloutService.start(() -> Sequencers.of(connection, registry, wait));
    }

    private void waitBriefly() throws Exception {
        service.close();
        begin(BRIEFLY);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        registry.close();
    }

    @Test
    void anActivationIsWrittenWhenEveryInstanceHasLoadedTheModelAlsoOneThatWasPublishedBeforeTheyStarted() {
        publish("a");
        try (Instance x = instance("x", TestModels.UNSIGNED_TOO);
                Instance y = instance("y", TestModels.UNSIGNED_TOO)) {
            RolloutEvent event = ask(Wish.promote("a"));
            assertThat(event.getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
            assertThat(event.getText()).contains("2 of 2 instances are ready");
            assertThat(event.getMembers())
                    .extracting(MemberReport::getInstance, MemberReport::getWord)
                    .containsExactly(tuple("x", InstanceWord.READY), tuple("y", InstanceWord.READY));
            assertThat(x.models().find(TestModels.reference(TestModels.bundle("a"))))
                    .isPresent();
            assertThat(y.models().find(TestModels.reference(TestModels.bundle("a"))))
                    .isPresent();
        }
    }

    @Test
    void aLiveInstanceThatRefusesTheBundleKeepsItFromBeingPromotedAndSaysWhy() throws Exception {
        waitBriefly();
        publish("a");
        try (Instance x = instance("x", TestModels.UNSIGNED_TOO)) {
            assertThat(ask(Wish.promote("a")).getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
            publish("b");
            try (Instance strict = instance("strict", NO_KEY)) {
                RolloutEvent refused = ask(Wish.promote("b"));
                assertThat(refused.getOutcome()).isEqualTo(RolloutOutcome.REFUSED);
                assertThat(refused.getText())
                        .startsWith("Nothing changed: instance strict refuses it: ")
                        .contains("model b");
                // It watches only, and whoever refuses it goes without its scores.
                assertThat(ask(Wish.shadow("b")).getText())
                        .contains("Model b watches as a shadow", "1 of 2 instances are ready, not strict");
                assertThat(strict.models().failure()).isEmpty();
            }
            RolloutEvent alone = ask(Wish.promote("b"));
            assertThat(alone.getOutcome()).as(alone.getText()).isEqualTo(RolloutOutcome.ACTIVATED);
            assertThat(x.models().failure()).isEmpty();
        }
    }

    @Test
    void aRollbackIsNotKeptBackByARefusalAndNeedsNoLoading() throws Exception {
        waitBriefly();
        ModelReference a = publish("a");
        ModelReference b = publish("b");
        try (Instance x = instance("x", TestModels.UNSIGNED_TOO)) {
            ask(Wish.promote("a"));
            ask(Wish.promote("b"));
            publish("c");
            publish("d");
            await().atMost(PATIENCE).until(() -> word("x/d") == InstanceWord.READY);
            assertThat(x.models().find(a)).isPresent();
            assertThat(x.models().find(b)).isPresent();
            try (Instance strict = instance("strict", NO_KEY)) {
                RolloutEvent back = ask(Wish.rollback());
                assertThat(back.getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
                assertThat(back.getVersion()).isEqualTo("a");
                assertThat(back.getMembers()).hasSize(2);
                assertThat(strict.models().failure()).isEmpty();
            }
        }
    }

    @Test
    void anInstanceThatSaysNothingIsWaitedForAndReportedAndOneThatIsGoneIsNot() throws Exception {
        waitBriefly();
        publish("a");
        try (Acknowledger silent =
                Acknowledger.start(connection, registry, InstanceName.of("silent"), InstantSource.system())) {
            await().atMost(PATIENCE).until(() -> word("silent") == InstanceWord.ALIVE);
            RolloutEvent event = ask(Wish.promote("a"));
            assertThat(event.getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
            assertThat(event.getText()).contains("0 of 1 instances are ready, not silent");
            assertThat(event.getMembers()).extracting(MemberReport::getWord).containsExactly(InstanceWord.MISSING);
            silent.dropped(new ModelReference("never", "loaded"));
        }
        publish("b");
        assertThat(ask(Wish.promote("b")).getMembers()).isEmpty();
    }

    @Test
    void aPlanSaysWhatWouldBeAndChangesNothing() {
        publish("a");
        publish("b");
        publisher.publish(TestModels.bundle("alien", "another catalogue").bytes(), "test");
        try (Instance x = instance("x", TestModels.UNSIGNED_TOO)) {
            ask(Wish.promote("a"));
            RolloutEvent plan = ask(Wish.challenge("b", 0.25).asPlan());
            assertThat(plan.getOutcome()).isEqualTo(RolloutOutcome.PLANNED);
            assertThat(plan.getControlId()).isNull();
            assertThat(plan.getInForce().getChampion().getVersion()).isEqualTo("a");
            assertThat(plan.getProposed().getChallengers()).singleElement().satisfies(one -> assertThat(one.getShare())
                    .isEqualTo(0.25));
            assertThat(plan.getMembers()).extracting(MemberReport::getWord).containsExactly(InstanceWord.READY);
            assertThat(plan.getChecks())
                    .extracting(RolloutCheck::getName)
                    .containsExactly("bundle_published", "bundle_sound", "golden_vectors", "catalogue");
            RolloutEvent alien = ask(Wish.promote("alien").asPlan());
            assertThat(alien.getOutcome()).isEqualTo(RolloutOutcome.REFUSED);
            assertThat(alien.getChecks()).extracting(RolloutCheck::getPassed).containsExactly(true, true, true, false);
            assertThat(ask(Wish.withdraw("b").asPlan()).getOutcome()).isEqualTo(RolloutOutcome.REFUSED);
            assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(1);
            assertThat(ask(Wish.challenge("b", 0.25)).getProposed().getChallengers())
                    .isEqualTo(plan.getProposed().getChallengers());
            assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(2);
            assertThat(x.models().failure()).isEmpty();
        }
    }

    private ModelReference publish(String version) {
        return publisher.publish(TestModels.bundle(version).bytes(), "test");
    }

    private RolloutEvent ask(Wish wish) {
        return client.ask(wish, "", "test", PATIENCE);
    }

    /** Returns when the rollout can know that it lives. */
    private Instance instance(String name, SignaturePolicy signatures) {
        Acknowledger voice = Acknowledger.start(connection, registry, InstanceName.of(name), InstantSource.system());
        TopicModels models = TopicModels.start(
                connection,
                registry,
                new BundleIntake(new ModelLoader(new CompiledForestFactory(), signatures)),
                new TopicModels.Keeping(Duration.ofSeconds(4), 1),
                voice);
        await().atMost(PATIENCE).until(() -> word(name) == InstanceWord.ALIVE);
        return new Instance(voice, models);
    }

    /** The last word under a key. */
    private InstanceWord word(String key) {
        try (var log = new CommittedLog<>(connection, registry, Topics.ACKNOWLEDGEMENTS)) {
            return log.readToEnd().stream()
                    .map(entry -> entry.value())
                    .filter(said ->
                            key.equals(said.getInstance() + (said.getVersion() == null ? "" : "/" + said.getVersion())))
                    .reduce((before, after) -> after)
                    .map(said -> said.getWord())
                    .orElse(InstanceWord.UNKNOWN);
        }
    }
}
