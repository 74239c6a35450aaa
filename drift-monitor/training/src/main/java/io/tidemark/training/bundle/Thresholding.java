package io.tidemark.training.bundle;

import java.util.Arrays;

/** Chooses from which score on a transaction is reviewed, and declined. */
public interface Thresholding {

    /**
     * @param scores of rows like those that the model will meet
     * @param weights how many of these each row stands for
     */
    AlertBudget.Thresholds thresholds(double[] scores, double[] weights);

    /** Of rows that each stand for themselves. */
    default AlertBudget.Thresholds thresholds(double[] scores) {
        double[] once = new double[scores.length];
        Arrays.fill(once, 1);
        return thresholds(scores, once);
    }

    /** Share of what reaches the threshold to decline that is let through by chance, 0 to 1. */
    default double releaseShare() {
        return 0;
    }

    /** The same, and a share of what would be declined is let through. */
    default Thresholding releasing(double share) {
        return share == 0 ? this : new Releasing(this, share);
    }

    /** Thresholds of another. */
    record Releasing(Thresholding chosen, double releaseShare) implements Thresholding {

        /** @throws IllegalArgumentException if the share is none */
        public Releasing {
            if (!(releaseShare >= 0 && releaseShare <= 1)) {
                throw new IllegalArgumentException("the release share is " + releaseShare
                        + ", but should be from 0 (nothing that would be declined is let through) to 1");
            }
        }

        @Override
        public AlertBudget.Thresholds thresholds(double[] scores, double[] weights) {
            return chosen.thresholds(scores, weights);
        }
    }
}
