package io.tidemark.retraining.guard;

import java.time.Duration;
import java.util.List;

/**
 * The limits of what a candidate may be.
 *
 * @param mostSteps nodes looked at to score a row
 * @param mostNodes of all trees
 * @param mostBytes of the bundle
 * @param mostMissing rise of a feature's share of missing values
 * @param leastLooks share of a model's looking from which on a feature matters to it
 * @param mostAlone average precision that a feature alone may have that the champion hardly looks at
 * @param mostAloneInSameWorld likewise while the champion is as good as ever, if that is more than the champion's own
 * @param mostMoved share of the looking that may move while the champion is as good as ever
 * @param fallen share of its average precision that a champion has kept at most if it has fallen
 * @param mostFactor between expected and found frauds
 * @param mostError expected calibration error, as a share of the fraud share
 * @param mostUnlike share of replayed rows of which the champion may say something else
 * @param comparisonAge by how much the rows compared on may lie before what could have matured
 */
public record GuardRules(
        long mostSteps,
        long mostNodes,
        long mostBytes,
        double mostMissing,
        double leastLooks,
        double mostAlone,
        double mostAloneInSameWorld,
        double mostMoved,
        double fallen,
        double mostFactor,
        double mostError,
        double mostUnlike,
        Duration comparisonAge) {

    /** 10,000 steps take about 15 us on one core; 1,000,000 nodes take 8 MB. */
    public static final GuardRules USUAL = new GuardRules(
            10_000, 1_000_000, 64L << 20, 0.3, 0.01, 0.9, 0.5, 0.5, 0.8, 2, 1, 0.01, Duration.ofDays(14));

    List<Guardrail> guardrails(double alertBudget, Duration trainingAge) {
        return List.of(
                new NoNumbers(),
                new OneScoreForAll(),
                new RowsNotAsServed(mostUnlike),
                new VanishedFeature(mostMissing, leastLooks),
                new ConstantFeature(leastLooks),
                new GivenAway(mostAlone, mostAloneInSameWorld, fallen),
                new UnstableFeatures(mostMoved, fallen),
                new Miscalibrated(mostFactor, mostError),
                new AlertsBeyondBudget(alertBudget),
                new Stale(comparisonAge, trainingAge),
                new TooMuchWork(mostSteps),
                new TooLarge(mostNodes, mostBytes));
    }
}
