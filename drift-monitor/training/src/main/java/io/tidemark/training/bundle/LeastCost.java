package io.tidemark.training.bundle;

import io.tidemark.costs.DecisionCosts;
import io.tidemark.costs.FraudLoss;
import io.tidemark.costs.LookCost;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Chooses for every transaction the decision that is expected to cost least, as policies do: {@link DecisionCosts},
 * here with the same loss by every fraud, so that the choice comes down to two thresholds. That asks for scores that
 * are probabilities.
 *
 * @param fraud loss by a fraud that is approved
 * @param review work of one review
 * @param decline loss by a genuine transaction that is declined
 */
public record LeastCost(double fraud, double review, double decline) implements Thresholding {

    public LeastCost {
        if (!(fraud > 0 && review > 0 && decline > 0) || Double.isInfinite(fraud + review + decline)) {
            throw new IllegalArgumentException(
                    "cost.fraud, cost.review and cost.decline must all be set and above 0, but are " + fraud + ", "
                            + review + " and " + decline + "; set all of them, or none for an alert budget");
        }
    }

    @Override
    public AlertBudget.Thresholds thresholds(double[] scores, double[] weights) {
        DecisionCosts costs = new DecisionCosts(
                new FraudLoss(BigDecimal.ZERO, BigDecimal.valueOf(fraud)),
                Optional.empty(),
                Optional.of(new LookCost(BigDecimal.valueOf(review))),
                Optional.of(BigDecimal.valueOf(decline)));
        return new AlertBudget.Thresholds(costs.stopsFrom(0), costs.declinesFrom(0));
    }
}
