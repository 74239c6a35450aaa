package io.tidemark.retraining;

import java.util.Arrays;

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
    public Thresholds thresholds(double[] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("thresholds need validation scores, and there are none");
        }
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return new Thresholds(fromTop(sorted, reviewShare), fromTop(sorted, declineShare));
    }

    private static double fromTop(double[] ascending, double share) {
        int passing = Math.max(1, (int) Math.floor(ascending.length * share));
        return ascending[ascending.length - passing];
    }
}
