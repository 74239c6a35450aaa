package io.tidemark.training.bundle;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much of the traffic people can look at: thresholds are chosen so that this share of the validation rows reaches
 * them.
 *
 * @param reviewShare share of transactions to review or decline, above 0 and at most 1
 * @param declineShare share of transactions to decline, at most the review share
 */
public record AlertBudget(double reviewShare, double declineShare) implements Thresholding {

    /** One in a hundred is reviewed, one in five hundred declined. */
    public static final AlertBudget DEFAULT = new AlertBudget(0.01, 0.002);

    public AlertBudget {
        if (!(declineShare > 0 && declineShare <= reviewShare && reviewShare <= 1)) {
            throw new IllegalArgumentException("an alert budget needs 0 < decline share <= review share <= 1, not "
                    + declineShare + " and " + reviewShare);
        }
    }

    /** Scores from which on a transaction is reviewed, and declined. */
    public record Thresholds(double review, double decline) {}

    /**
     * The thresholds that spend the budget on these scores. Tied scores at a threshold all pass it, so the budget is
     * exceeded rather than a fraud hidden.
     */
    @Override
    public Thresholds thresholds(double[] scores, double[] weights) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("thresholds need validation scores, and there are none");
        }
        int[] falling = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double all = Arrays.stream(weights).sum();
        return new Thresholds(
                scores[last(falling, weights, all * reviewShare)], scores[last(falling, weights, all * declineShare)]);
    }

    /** Counting from the top, the row with which the budget is spent; the first in any case. */
    private static int last(int[] falling, double[] weights, double budget) {
        double passing = Math.max(1, Math.floor(budget));
        double passed = 0;
        int rank = 0;
        while (rank < falling.length - 1 && passed + weights[falling[rank]] < passing) {
            passed += weights[falling[rank]];
            rank++;
        }
        return falling[rank];
    }
}
