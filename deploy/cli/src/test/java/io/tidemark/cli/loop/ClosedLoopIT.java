package io.tidemark.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.SharedData;
import io.tidemark.demo.DemoSummary;
import io.tidemark.demo.Ledger;
import io.tidemark.demo.TopicScan;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole promise on the whole stack, with nobody at the wheel: a model of the past is streamed a calm half-year and
 * then another world. On half of the cards; all of them with {@code
 * -Dclosed.loop.share=1}.
 */
@Tag("stack")
@Tag("exact")
class ClosedLoopIT {

    private static final Instant LAST_CALM_WEEK = Instant.parse("2023-10-26T00:00:00Z");
    private static final Instant DRIFT = Instant.parse(LoopFiles.DRIFT_AT + "T00:00:00Z");
    /**
     * Frauds must be labelled, twenty of them and more on both sides of the comparison, and new models tried and
     * watched.
     */
    private static final Instant MENDED_BY = Instant.parse("2024-01-25T00:00:00Z");

    /** Half of what a trial is first looked at after. */
    private static final int FEW = 50;

    private static final double SLOWLY = 100;

    @TempDir
    Path dir;

    @Test
    void aDriftIsMendedAPoisonedRetrainingRefusedARegressionTakenBackAndEveryTransactionScoredOnce() throws Exception {
        Path past = SharedData.path("sparkov_A_mar_jun.csv.gz");
        assumeTrue(Files.exists(past), past + " is absent, so the closed loop is not run");
        LoopSize size = LoopSize.configured();
        LoopFiles files = new LoopFiles(dir, size, past, SharedData.path("sparkov_B_jul_oct_stock.csv.gz"));
        Path champion = files.champion();
        try (LoopWorld world = LoopWorld.start(dir.resolve("stack"), files, size, champion);
                LoadedModel first = new ModelLoader(new CompiledForestFactory())
                        .load(Files.readAllBytes(champion), Optional.empty())) {
            nothingHappensWhileNothingChanges(world, size);
            theDriftIsMended(world, size, first.version());
            int poisoned = aPoisonedRetrainingIsRefused(world);
            String regression = aRegressionIsTakenBack(world, files, size);
            LoopSummary summary = figures(world, size, first, poisoned, regression);
            System.out.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(summary));
            check(summary);
        }
    }

    private static void nothingHappensWhileNothingChanges(LoopWorld world, LoopSize size) {
        world.rushTo(LAST_CALM_WEEK);
        world.playWeeks(DRIFT, size.perSecond());
        assertThat(world.topics.alarms).isEmpty();
        assertThat(world.topics.requests).isEmpty();
        assertThat(world.topics.steps).extracting(RolloutEvent::getOutcome).containsExactly(RolloutOutcome.ACTIVATED);
    }

    private static void theDriftIsMended(LoopWorld world, LoopSize size, String first) {
        while (!settled(world) && world.feed.now().isBefore(MENDED_BY)) {
            world.playWeek(size.perSecond());
        }
        assertThat(world.topics.raised()).isNotEmpty();
        assertThat(world.topics.requests).anyMatch(request -> request.getCause() == RetrainingCause.ALARM);
        assertThat(world.topics.candidates).anyMatch(Candidate::getPromote);
        assertThat(world.topics.stepSaying("is on trial as a shadow of model " + first))
                .isPresent();
        assertThat(world.topics.stepSaying("it has passed as a shadow")).isPresent();
        assertThat(world.topics.stepSaying("keeps its place")).isPresent();
        assertThat(settled(world)).isTrue();
    }

    /** A better model may be followed by an even better one, as more of the new world has labels. */
    private static boolean settled(LoopWorld world) {
        return world.topics.stepSaying("keeps its place").isPresent()
                && inForce(world).getTrials().isEmpty();
    }

    private static int aPoisonedRetrainingIsRefused(LoopWorld world) throws Exception {
        String before = champion(world);
        int poisoned = world.feed.poison(DRIFT, world.feed.now().minus(LoopWorld.WEEK), 5);
        assertThat(poisoned).isPositive();
        JsonNode asked = new ObjectMapper()
                .readTree(world.command("retrain", "--why", "the analysts were wrong", "-o", "json")
                        .out());
        String request = asked.get("request_id").asText();
        world.until("the answer", () -> answer(world, request).isPresent() && world.topics.answered());
        Candidate refused = answer(world, request).orElseThrow();
        System.out.println("the poisoned retraining: " + refused.getFinding());
        assertThat(refused.getPromote()).isFalse();
        assertThat(refused.getFinding()).contains("kept back");
        assertThat(champion(world)).isEqualTo(before);
        return poisoned;
    }

    /** Nobody compares what a person promotes. */
    private static String aRegressionIsTakenBack(LoopWorld world, LoopFiles files, LoopSize size) throws Exception {
        String before = champion(world);
        Path bundle = files.regression();
        String version = new ObjectMapper()
                .readTree(world.command("models", "publish", bundle.toString(), "-o", "json")
                        .out())
                .get("version")
                .asText();
        world.command("models", "promote", version, "--reason", "it looked good");
        while (!takenBack(world, version) && decided(world, version) <= size.watchEvents() && !world.feed.isOver()) {
            world.feed.send(FEW, SLOWLY);
            world.topics.poll();
        }
        assertThat(takenBack(world, version)).isTrue();
        assertThat(champion(world)).isEqualTo(before);
        assertThat(world.command("models", "history", version).out())
                .contains("it looked good", "is taken back because");
        world.feed.sendUntil(Instant.MAX, size.perSecond());
        world.until("the last scores", () -> world.topics.scores.size() >= world.feed.sent());
        return version;
    }

    private static LoopSummary figures(
            LoopWorld world, LoopSize size, LoadedModel first, int poisoned, String regression) {
        LoopFigures figures = new LoopFigures(first, world.topics.scores, world.feed.past());
        Predicate<ScoredRow> drifted = LoopFigures.since(DRIFT);
        Predicate<ScoredRow> later = drifted.and(LoopFigures.by(first.version()).negate())
                .and(LoopFigures.by(regression).negate());
        Instant alarm = world.topics.raised().get(0).getWindowEnd();
        assertThat(figures.otherwiseAsShadow()).isEmpty();
        DemoSummary counted = counted(world);
        return new LoopSummary(
                size.share(),
                counted.scored(),
                figures.served(drifted.negate()),
                figures.count(drifted.and(LoopFigures.since(alarm).negate())),
                figures.count(drifted.and(LoopFigures.by(first.version()))),
                figures.count(later),
                figures.frauds(later),
                figures.served(later),
                figures.unchanged(later),
                poisoned,
                decided(world, regression),
                size.watchEvents(),
                counted.scoredTwice(),
                counted.lost(),
                counted.mixed());
    }

    private static DemoSummary counted(LoopWorld world) {
        TopicScan scan = new TopicScan(world.connection, world.registry);
        Ledger ledger = new Ledger();
        scan.read(Topics.TRANSACTIONS, ledger::transaction);
        scan.read(Topics.DEPLOYMENTS, (place, deployment) -> ledger.deployment(deployment));
        scan.read(Topics.SCORES, (place, score) -> ledger.score(score));
        scan.read(Topics.DEAD_LETTERS, (place, letter) -> ledger.deadLetter(letter));
        DemoSummary summary = ledger.summary(
                world.connection.topic(Topics.TRANSACTIONS),
                world.topics.reports.size(),
                world.topics.raised().size(),
                new DemoSummary.Latency(0, 0, 0));
        assertThat(summary.transactionsSent()).isEqualTo(world.feed.sent());
        assertThat(summary.deadLetters()).isZero();
        return summary;
    }

    private static void check(LoopSummary summary) {
        assertThat(summary.scoredTwice()).isZero();
        assertThat(summary.lost()).isZero();
        assertThat(summary.mixed()).isZero();
        assertThat(summary.eventsToRollback()).isBetween(1L, (long) summary.watchEvents());
        assertThat(summary.servedAveragePrecision()).isGreaterThan(summary.staticAveragePrecision() + 0.1);
    }

    private static Optional<Candidate> answer(LoopWorld world, String request) {
        return world.topics.candidates.stream()
                .filter(candidate -> candidate.getRequestId().equals(request))
                .findFirst();
    }

    private static boolean takenBack(LoopWorld world, String version) {
        return world.topics
                .stepSaying("model " + version + " is taken back because")
                .isPresent();
    }

    private static long decided(LoopWorld world, String version) {
        return world.topics.scores.stream().filter(LoopFigures.by(version)).count();
    }

    private static String champion(LoopWorld world) {
        return inForce(world).getChampion().getVersion();
    }

    private static Activation inForce(LoopWorld world) {
        return new RolloutClient(world.connection, world.registry)
                .current()
                .orElseThrow()
                .getControl()
                .getActivation();
    }
}
