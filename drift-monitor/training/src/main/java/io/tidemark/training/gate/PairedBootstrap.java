package io.tidemark.training.gate;

import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Resamples the comparison rows and asks both models about the same resample. Whole customers are drawn, with
 * replacement, because the rows of one customer share their features and their fraud (the block bootstrap of Künsch,
 * 1989, with customers for blocks); drawing rows would promise more certainty than there is.
 */
final class PairedBootstrap {

    private final boolean[] fraud;
    private final double[] weight;
    private final int[] customerOf;
    private final int customers;
    private final int resamples;
    private final long seed;

    PairedBootstrap(List<TrainingRow> rows, int resamples, long seed) {
        this.resamples = resamples;
        this.seed = seed;
        fraud = new boolean[rows.size()];
        weight = Weights.of(rows);
        customerOf = new int[rows.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            fraud[i] = rows.get(i).fraud();
            int next = numbers.size();
            customerOf[i] = numbers.computeIfAbsent(rows.get(i).customerId(), id -> next);
        }
        customers = numbers.size();
    }

    /** Average precision on what the rows stand for. */
    double averagePrecision(double[] scores) {
        return new RankedScores(scores).averagePrecision(fraud, weight);
    }

    /**
     * Share of the resamples in which the candidate's average precision exceeds the other's by more than the minimum.
     * A resample without frauds shows nothing and counts against the candidate.
     */
    double shareOfGains(double[] candidate, double[] other, double minimumGain) {
        RankedScores ours = new RankedScores(candidate);
        RankedScores theirs = new RankedScores(other);
        SplittableRandom random = new SplittableRandom(seed);
        int gains = 0;
        for (int i = 0; i < resamples; i++) {
            double[] weights = draw(random);
            double gain = ours.averagePrecision(fraud, weights) - theirs.averagePrecision(fraud, weights);
            gains += gain > minimumGain ? 1 : 0;
        }
        return (double) gains / resamples;
    }

    /**
     * Share of the resamples in which the candidate's average precision on some of the rows is below the other's by no
     * more than is borne; of those resamples that have frauds there. The resamples are those of the other methods.
     *
     * @param some one per row, with at least one fraud among them
     */
    double shareNotWorse(double[] candidate, double[] other, boolean[] some, double mostLoss) {
        RankedScores ours = new RankedScores(candidate);
        RankedScores theirs = new RankedScores(other);
        SplittableRandom random = new SplittableRandom(seed);
        int told = 0;
        int notWorse = 0;
        for (int i = 0; i < resamples; i++) {
            double[] weights = within(some, draw(random));
            double gain = ours.averagePrecision(fraud, weights) - theirs.averagePrecision(fraud, weights);
            told += Double.isNaN(gain) ? 0 : 1;
            notWorse += gain >= -mostLoss ? 1 : 0;
        }
        return (double) notWorse / told;
    }

    /** Average precision on some of the rows; NaN without frauds. */
    double averagePrecision(double[] scores, boolean[] some) {
        return new RankedScores(scores).averagePrecision(fraud, within(some, weight.clone()));
    }

    private static double[] within(boolean[] some, double[] weights) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = some[i] ? weights[i] : 0;
        }
        return weights;
    }

    private double[] draw(SplittableRandom random) {
        int[] drawn = new int[customers];
        for (int i = 0; i < customers; i++) {
            drawn[random.nextInt(customers)]++;
        }
        double[] weights = new double[customerOf.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight[i] * drawn[customerOf[i]];
        }
        return weights;
    }
}
