package io.tidemark.training.bundle;

/**
 * What decisions cost, in any one unit of money. Each transaction is to get the decision that is expected to cost
 * least: approving costs {@code p x fraud}, reviewing {@code review} (people are taken to find the truth), declining
 * {@code (1 - p) x decline}; the thresholds are where these lines cross (Elkan, The Foundations of Cost-Sensitive
 * Learning, IJCAI 2001). That asks for scores that are probabilities.
 *
 * @param fraud loss by a fraud that is approved
 * @param review work of one review
 * @param decline loss by a genuine transaction that is declined
 */
public record DecisionCosts(double fraud, double review, double decline) implements Thresholding {

    public DecisionCosts {
        if (!(fraud > 0 && review > 0 && decline > 0) || Double.isInfinite(fraud + review + decline)) {
            throw new IllegalArgumentException(
                    "cost.fraud, cost.review and cost.decline must all be set and above 0, but are " + fraud + ", "
                            + review + " and " + decline + "; set all of them, or none for an alert budget");
        }
    }

    @Override
    public AlertBudget.Thresholds thresholds(double[] scores, double[] weights) {
        double reviewBeatsApproving = review / fraud;
        double decliningBeatsReview = 1 - review / decline;
        if (reviewBeatsApproving < decliningBeatsReview) {
            return new AlertBudget.Thresholds(reviewBeatsApproving, decliningBeatsReview);
        }
        // A review is never the cheapest.
        double decliningBeatsApproving = decline / (decline + fraud);
        return new AlertBudget.Thresholds(decliningBeatsApproving, decliningBeatsApproving);
    }
}
