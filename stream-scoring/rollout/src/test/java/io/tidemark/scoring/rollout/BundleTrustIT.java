package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.fetch.BundleStore;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.signing.KeyFiles;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.release.models.ModelNews;
import io.tidemark.scoring.release.models.TopicModels;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.step.TrialTerms;
import io.tidemark.testkit.scoring.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who may bring a model in, at each of the three doors: publication, activation, and the instances themselves. */
@Tag("component")
class BundleTrustIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private final SigningKey own = SigningKey.generate(new SecureRandom());
    private final SigningKey stranger = SigningKey.generate(new SecureRandom());

    @TempDir
    Path keys;

    @TempDir
    Path store;

    @TempDir
    Path elsewhere;

    private Connection connection;
    private SchemaRegistry registry;
    private RolloutService service;
    private TopicModels instance;
    private RolloutClient client;
    private ModelPublisher publisher;
    /** Whoever can write to the topic need not use our publisher. */
    private ModelPublisher intruder;

    @BeforeEach
    void start() throws Exception {
        KeyFiles.in(keys).write(own);
        SignaturePolicy signatures = SignaturePolicy.trusting(keys);
        BundleSource source = BundleSource.from(store.toUri().toString(), BundleSource.MAX_BYTES, BundleSource.TIMEOUT);
        BundleIntake intake = new BundleIntake(new ModelLoader(new CompiledForestFactory(), signatures), source);
        connection = KAFKA.freshConnection();
        registry = SchemaRegistry.connect(connection);
        client = new RolloutClient(connection, registry);
        publisher = new ModelPublisher(connection, registry, InstantSource.system(), signatures);
        intruder = new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
        instance = TopicModels.start(
                connection, registry, intake, new TopicModels.Keeping(Duration.ofSeconds(4), 4), ModelNews.NONE);
        service = RolloutService.start(() -> new Sequencer(
                connection,
                registry,
                intake,
                Optional.empty(),
                PATIENCE,
                TrialTerms.NONE,
                InstantSource.system(),
                () -> {}));
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        instance.close();
        registry.close();
    }

    @Test
    void aSignedBundleIsAcceptedAtEveryDoor() {
        Bundle signed = TestModels.bundle("a").signedBy(own);
        publisher.publish(signed.bytes(), "test");
        assertThat(promote("a").getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
        assertThat(instance.await(TestModels.reference(signed)).map(LoadedModel::sha256))
                .contains(signed.sha256());
    }

    @Test
    void anUnsignedBundleIsRefusedAtEveryDoorAndNothingChanges() {
        Bundle unsigned = TestModels.bundle("b");
        champion("a");
        assertThatThrownBy(() -> publisher.publish(unsigned.bytes(), "test"))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessage("the bundle of model b is refused: it carries no signature, and unsigned ones are not"
                        + " allowed (models.unsigned); sign it with: tidemark models sign");
        ModelReference smuggled = intruder.publish(unsigned.bytes(), "intruder");
        refused(promote("b"), "it carries no signature");
        assertThat(instance.await(smuggled)).isEmpty();
        assertThat(championNow()).isEqualTo("a");
    }

    @Test
    void aBundleSignedWithAnotherKeyIsRefusedUntilThatKeyIsTrustedAndNoRestartIsNeeded() throws IOException {
        Bundle foreign = TestModels.bundle("b").signedBy(stranger);
        champion("a");
        assertThatThrownBy(() -> publisher.publish(foreign.bytes(), "test"))
                .hasMessageContaining("signed with the key " + stranger.id() + ", which is not among");
        ModelReference smuggled = smuggle(foreign);
        refused(promote("b"), stranger.id() + ", which is not among the trusted keys");
        assertThat(instance.await(smuggled)).isEmpty();
        assertThat(championNow()).isEqualTo("a");

        new KeyFiles(keys.resolve("elsewhere/private.pem"), keys.resolve("stranger.pem")).write(stranger);

        assertThat(promote("b").getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
        assertThat(instance.await(smuggled)).isPresent();
    }

    @Test
    void aModelWhoseKeyIsWithdrawnIsRefusedInOneSentenceAndNothingChanges() throws IOException {
        Bundle second = TestModels.bundle("b").signedBy(own);
        champion("a");
        publisher.publish(second.bytes(), "test");
        new KeyFiles(keys.resolve("elsewhere/private.pem"), keys.resolve("stranger.pem")).write(stranger);
        Files.writeString(keys.resolve("withdrawn"), own.id() + "\n");

        assertThatThrownBy(() ->
                        publisher.publish(TestModels.bundle("c").signedBy(own).bytes(), "test"))
                .hasMessageContaining(own.id() + ", which is withdrawn");
        RolloutEvent answer = promote("b");
        refused(answer, own.id() + ", which is withdrawn");
        assertThat(answer.getText().lines()).hasSize(1);
        assertThat(championNow()).isEqualTo("a");

        ModelReference resigned =
                publisher.publish(TestModels.bundle("d").signedBy(stranger).bytes(), "test");
        assertThat(promote("d").getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
        await().atMost(PATIENCE).until(() -> instance.find(resigned).isPresent());
        refused(client.rollback("", "test", PATIENCE), "which is withdrawn");
    }

    @Test
    void aBundleTooLargeForTheLogTravelsByItsFileAndTheInstancesScoreWithIt() {
        Bundle large = TestModels.large("a").signedBy(own);
        assertThat(ModelPublisher.isTooLarge(large.bytes().length)).isTrue();
        assertThatThrownBy(() -> publisher.publish(large.bytes(), "test"))
                .hasMessageContaining("publish it with --uri");

        ModelReference model = publisher.publishAt(new BundleStore(store).put(large), large.bytes(), "test");

        assertThat(client.models()).singleElement().satisfies(found -> {
            assertThat(found.manifest()).isEqualTo(large.manifest());
            assertThat(found.uri()).hasValueSatisfying(uri -> assertThat(uri).endsWith(large.sha256() + ".zip"));
        });
        assertThat(promote("a").getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
        assertThat(instance.await(model).map(LoadedModel::sha256)).contains(large.sha256());
    }

    @Test
    void aLargeBundleThatLiesElsewhereOrIsAnotherIsRefusedWithTheReasonAndNothingChanges() throws IOException {
        champion("a");
        Bundle b = TestModels.bundle("b").signedBy(own);
        publisher.publishAt(new BundleStore(elsewhere).put(b), b.bytes(), "test");
        refused(promote("b"), "not among the places that are allowed");

        Bundle c = TestModels.bundle("c").signedBy(own);
        ModelReference absent = publisher.publishAt(store.resolve("c.zip").toUri(), c.bytes(), "test");
        refused(promote("c"), "there is no such file");
        Files.write(store.resolve("c.zip"), b.bytes());
        refused(promote("c"), "has the hash " + b.sha256() + " and not " + c.sha256());
        assertThat(instance.await(absent)).isEmpty();
        assertThat(championNow()).isEqualTo("a");

        Files.write(store.resolve("c.zip"), c.bytes());
        assertThat(promote("c").getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
        assertThat(instance.await(absent)).isPresent();
    }

    /** The publisher would refuse it; one that trusts the stranger does not. */
    private ModelReference smuggle(Bundle foreign) throws IOException {
        Path theirs = keys.resolve("theirs");
        KeyFiles.in(theirs).write(stranger);
        return new ModelPublisher(connection, registry, InstantSource.system(), SignaturePolicy.trusting(theirs))
                .publish(foreign.bytes(), "intruder");
    }

    private void champion(String version) {
        publisher.publish(TestModels.bundle(version).signedBy(own).bytes(), "test");
        assertThat(promote(version).getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);
    }

    private RolloutEvent promote(String version) {
        return client.promote(version, "", "test", PATIENCE);
    }

    private String championNow() {
        return client.current()
                .orElseThrow()
                .getControl()
                .getActivation()
                .getChampion()
                .getVersion();
    }

    private static void refused(RolloutEvent event, String why) {
        assertThat(event.getOutcome()).isEqualTo(RolloutOutcome.REFUSED);
        assertThat(event.getText()).startsWith("Nothing changed: ").contains(why);
        assertThat(event.getControlId()).isNull();
    }
}
