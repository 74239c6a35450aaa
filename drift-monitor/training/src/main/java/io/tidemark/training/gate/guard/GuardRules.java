package io.tidemark.training.gate.guard;

import io.tidemark.nouns.Nouns;
import java.time.Duration;
import java.util.List;

/**
 * The limits of what a candidate may be.
 *
 * @param mostMissing rise of a feature's share of missing values
 * @param leastLooks share of a model's looking from which on a feature matters to it
 * @param mostMoved share of the looking that may move while the champion is as good as ever
 * @param mostUnlike share of replayed rows of which the champion may say something else
 * @param comparisonAge by how much the rows compared on may lie before what could have matured
 */
public record GuardRules(
        Size size,
        double mostMissing,
        double leastLooks,
        Leaks leaks,
        double mostMoved,
        Calibration calibration,
        double mostUnlike,
        Duration comparisonAge) {

    /**
     * How large it may be.
     *
     * @param mostSteps nodes looked at to score a row
     * @param mostNodes of all trees
     * @param mostBytes of the bundle
     */
    public record Size(long mostSteps, long mostNodes, long mostBytes) {}

    /**
     * What would give the answer away.
     *
     * @param mostAlone average precision that a feature alone may have that the champion hardly looks at
     * @param mostAloneInSameWorld likewise while the champion is as good as ever, if that is more than the champion's
     *     own
     * @param fallen share of its average precision that a champion has kept at most if it has fallen
     */
    public record Leaks(double mostAlone, double mostAloneInSameWorld, double fallen) {}

    /**
     * How far its scores may be from what was found.
     *
     * @param mostFactor between expected and found frauds
     * @param mostError expected calibration error, as a share of the fraud share
     */
    public record Calibration(double mostFactor, double mostError) {}

    /** 10,000 steps take about 15 us on one core; 1,000,000 nodes take 8 MB. */
    public static final GuardRules USUAL = new GuardRules(
            new Size(10_000, 1_000_000, 64L << 20),
            0.3,
            0.01,
            new Leaks(0.9, 0.5, 0.8),
            0.5,
            new Calibration(2, 1),
            0.01,
            Duration.ofDays(14));

    List<Guardrail> guardrails(double alertBudget, Duration trainingAge, Nouns nouns) {
        return List.of(
                new NoNumbers(),
                new OneScoreForAll(nouns),
                new RowsNotAsServed(mostUnlike, nouns),
                new VanishedFeature(mostMissing, leastLooks),
                new ConstantFeature(leastLooks),
                new GivenAway(leaks.mostAlone(), leaks.mostAloneInSameWorld(), leaks.fallen()),
                new UnstableFeatures(mostMoved, leaks.fallen()),
                new Miscalibrated(calibration.mostFactor(), calibration.mostError(), nouns),
                new AlertsBeyondBudget(alertBudget, nouns),
                new Stale(comparisonAge, trainingAge),
                new TooMuchWork(size.mostSteps()),
                new TooLarge(size.mostNodes(), size.mostBytes()));
    }
}
