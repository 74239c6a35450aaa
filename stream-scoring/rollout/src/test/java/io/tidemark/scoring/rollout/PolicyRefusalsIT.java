package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutCheck;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.policy.live.PolicyTexts;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.Wish;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestPolicies;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("component")
class PolicyRefusalsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String HASH = TestPolicies.CATALOGUE.hash();

    /** Names no feature, and was checked against a catalogue that vectors do not have. */
    private static final PolicyText ALIEN =
            TestPolicies.of("alien", "thresholds: {by: score, review: 0.5}\n", CatalogueReader.shipped("handbook"));

    /** Names a feature that no model here has. */
    private static final PolicyText MORE = TestPolicies.of(
            "more",
            "rules: [{id: odd, when: features.odd > 1.0, then: review}]\nthresholds: {by: score, review: 0.5}\n",
            CatalogueReader.read("name: more\nzone: UTC\nfeatures:\n  - {name: odd, transform: hour}\n"));

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private SchemaRegistry registry;
    private RolloutService service;
    private RolloutClient client;
    private ModelPublisher publisher;

    @BeforeEach
    void start() throws Exception {
        open();
        activated(Wish.promote("a"));
    }

    /** A log of its own with two models, of which none decides. */
    private void open() throws Exception {
        Connection connection = KAFKA.freshConnection();
        registry = SchemaRegistry.connect(connection);
        client = new RolloutClient(connection, registry);
        publisher = new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
        service = RolloutService.start(() -> Sequencers.ofAnyCatalogue(connection, registry));
        publisher.publish(TestModels.bundle("a", HASH).bytes(), "test");
        publisher.publish(TestModels.bundle("b", HASH).bytes(), "test");
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        registry.close();
    }

    @Test
    void whatCannotDecideIsRefusedWithTheReasonAndWhatDecidedGoesOn() {
        refused(Wish.rollbackPolicy(), "there was no other policy before");
        refused(Wish.promotePolicy(ALIEN), "model a, which decides, was trained with the catalogue hash " + HASH);
        activated(Wish.promotePolicy(TestPolicies.FIRST));
        refused(Wish.promotePolicy(TestPolicies.FIRST), "the policy cards first is in force already");
        PolicyText other = TestPolicies.of("first", "thresholds: {by: score, review: 0.5}\n");
        refused(Wish.promotePolicy(other), "was in force before with another text");
        PolicyText broken = PolicyText.newBuilder(TestPolicies.SECOND)
                .setText("name: cards\nversion: second\ncatalogue: three\nrulez: []\n")
                .build();
        refused(Wish.promotePolicy(broken), "unknown key 'rulez'", "'thresholds' is missing", "another hash");
        refused(
                Wish.promotePolicy(TestPolicies.of("ranked", "thresholds: {by: rank, review: 0.5}\n")),
                "the policy cards ranked goes by rank, but the bundle of model a is from before ranks");
        assertThat(policies()).containsExactly("none", "first");
    }

    @Test
    void aPolicyThatNamesAFeatureThatAModelLacksIsRefusedAndOneOfAnotherCatalogueWaitsForItsModel() {
        publisher.publish(TestModels.bundle("later", "another catalogue").bytes(), "test");
        refused(Wish.promotePolicy(MORE), "model a has no feature odd, which the policy cards more names");
        RolloutEvent later = activated(Wish.promote("later"));
        assertThat(later.getText()).doesNotContain("policy");
        refused(Wish.promotePolicy(TestPolicies.FIRST), "model later, which decides, was trained with");
        activated(Wish.rollback());
        activated(Wish.promotePolicy(TestPolicies.FIRST));
        // It has all names that the policy uses, so it may go before a policy that was checked against its catalogue.
        activated(Wish.promote("later"));
    }

    @Test
    void aModelThatLacksAFeatureOfThePolicyInForceIsRefusedAsChampionAndAsShadow() throws Exception {
        stop();
        open();
        activated(Wish.promotePolicy(MORE));
        String why = "model a has no feature odd, which the policy cards more names; promote a policy without it first";
        refused(Wish.promote("a"), why);
        refused(Wish.shadow("a"), why);
        activated(Wish.rollbackPolicy());
        activated(Wish.promote("a"));
    }

    @Test
    void thePolicyBeforeComesBackByARollbackOnly() {
        activated(Wish.promotePolicy(TestPolicies.FIRST));
        activated(Wish.promotePolicy(TestPolicies.SECOND));
        refused(Wish.promotePolicy(TestPolicies.FIRST), "bring it back with tidemark policy rollback");
        activated(Wish.rollbackPolicy());
        assertThat(policies()).containsExactly("none", "first", "second", "first");
    }

    @Test
    void aSwapOfTheModelLeavesThePolicyAndSaysWhichThresholdsAreNotUsed() {
        activated(Wish.promotePolicy(TestPolicies.FIRST));
        RolloutEvent plan = client.ask(Wish.promote("b").asPlan(), "", "test", PATIENCE);
        assertThat(plan.getOutcome()).isEqualTo(RolloutOutcome.PLANNED);
        assertThat(plan.getChecks()).extracting(RolloutCheck::getName).contains("policy");
        RolloutEvent swap = activated(Wish.promote("b"));
        assertThat(swap.getText())
                .endsWith("the policy cards first goes on deciding in place of its thresholds, review from 0.4 and"
                        + " decline from 0.6");
        assertThat(swap.getPolicy()).isEqualTo("cards first");
        assertThat(policies()).containsExactly("none", "first", "first");
    }

    @Test
    void rollingBackTwiceGoesBackTwiceAndAPlanChangesNothing() {
        activated(Wish.promotePolicy(TestPolicies.FIRST));
        activated(Wish.promotePolicy(TestPolicies.SECOND));
        RolloutEvent plan = client.ask(Wish.rollbackPolicy().asPlan(), "", "test", PATIENCE);
        assertThat(plan.getText()).isEqualTo("Would be done: Policy cards first follows policy cards second");
        assertThat(plan.getPolicy()).isEqualTo("cards first");
        activated(Wish.rollbackPolicy());
        assertThat(activated(Wish.rollbackPolicy()).getText())
                .startsWith("The thresholds of the bundles decide again, and no more policy cards first");
        refused(Wish.rollbackPolicy(), "there was no other policy before");
        assertThat(policies()).containsExactly("none", "first", "second", "first", "none");
    }

    @Test
    void aPolicyOfManyFaultsAndADeepOneAreAnsweredAndTheRolloutGoesOn() {
        for (String text : List.of("rules: [" + "{},".repeat(26_000) + "]\n", "[".repeat(79_000))) {
            PolicyText bad =
                    PolicyText.newBuilder(TestPolicies.FIRST).setText(text).build();
            refused(Wish.promotePolicy(bad), "the policy cards first is refused");
            assertThat(client.ask(Wish.promotePolicy(bad).asPlan(), "", "test", PATIENCE)
                            .getOutcome())
                    .isEqualTo(RolloutOutcome.REFUSED);
        }
        activated(Wish.promotePolicy(TestPolicies.FIRST));
    }

    @Test
    void aPolicyRequestCountsOnlyWhileTheChampionIsTheOneThatWasKnown() {
        refused(Wish.promotePolicy(TestPolicies.FIRST).ifChampionIs("b"), "model b is not the champion, model a is");
        activated(Wish.promotePolicy(TestPolicies.FIRST).ifChampionIs("a"));
        refused(Wish.rollbackPolicy().ifChampionIs("b"), "model b is not the champion, model a is");
    }

    @Test
    void aShadowIsToldNothingOfThresholdsSinceItDecidesNothing() {
        activated(Wish.promotePolicy(TestPolicies.FIRST));
        assertThat(activated(Wish.shadow("b")).getText())
                .endsWith("; it has all features that the policy cards first names");
    }

    @Test
    void aPolicyComesBackAfterTheCatalogueOfTheModelsChanged() {
        publisher.publish(TestModels.bundle("later", "another catalogue").bytes(), "test");
        activated(Wish.promotePolicy(TestPolicies.FIRST));
        activated(Wish.promotePolicy(TestPolicies.SECOND));
        activated(Wish.promote("later"));
        PolicyText third = TestPolicies.of("third", "thresholds: {by: score, review: 0.5}\n");
        refused(Wish.promotePolicy(third), "model later, which decides, was trained with");
        activated(Wish.rollbackPolicy());
        activated(Wish.rollbackPolicy());
        assertThat(policies()).containsExactly("none", "first", "second", "second", "first", "none");
    }

    private RolloutEvent activated(Wish wish) {
        RolloutEvent event = client.ask(wish, "", "test", PATIENCE);
        assertThat(event.getOutcome()).as(event.getText()).isEqualTo(RolloutOutcome.ACTIVATED);
        return event;
    }

    private void refused(Wish wish, String... why) {
        int before = client.history().size();
        RolloutEvent event = client.ask(wish, "", "test", PATIENCE);
        assertThat(event.getOutcome()).isEqualTo(RolloutOutcome.REFUSED);
        assertThat(event.getText()).startsWith("Nothing changed: ").contains(why);
        // What was asked for stands in the text; this is what goes on.
        assertThat(event.getPolicy())
                .isEqualTo(
                        event.getProposed() == null
                                ? null
                                : client.current()
                                        .map(last -> last.getControl().getPolicy())
                                        .map(PolicyTexts::name)
                                        .orElse(null));
        assertThat(client.history()).hasSize(before);
    }

    /** The version of the policy of each control, in their order. */
    private List<String> policies() {
        return client.history().stream()
                .map(Deployment::getControl)
                .map(control -> control.getPolicy() == null
                        ? "none"
                        : control.getPolicy().getVersion())
                .toList();
    }
}
