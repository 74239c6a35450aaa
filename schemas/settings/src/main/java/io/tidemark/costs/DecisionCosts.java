package io.tidemark.costs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decision that is expected to cost least, given the probability of fraud and the amount (Elkan, The Foundations of
 * Cost-Sensitive Learning, 2001; costs by example as in section 2.2 there). With a loss {@code L} by a fraud of this
 * amount, a probability {@code p}:
 *
 * <ul>
 *   <li>approving costs {@code p L}
 *   <li>a step-up or a review {@code c + p m L}, where it costs {@code c} and misses the share {@code m}
 *   <li>declining {@code (1 - p) d}, where {@code d} is what a genuine customer's decline costs
 * </ul>
 *
 * Among equals the hardest. All is exact, in minor units of one currency: doubles decide only where their error cannot
 * matter, decimals otherwise, so the answer is the same on every machine and in every order of additions.
 *
 * @param fraud what a fraud costs that nobody stops
 * @param stepUp empty: never taken
 * @param review empty: never taken
 * @param decline what declining a genuine transaction costs, in minor units, above 0; empty: never declined
 */
public record DecisionCosts(
        FraudLoss fraud, Optional<LookCost> stepUp, Optional<LookCost> review, Optional<BigDecimal> decline) {

    /** Of what is added up: some 20 roundings of half an ulp each are below it by far. */
    private static final double ERROR = 64 * Math.ulp(1.0);

    private static final List<Step> STEPS = List.of(Step.STEP_UP, Step.REVIEW, Step.DECLINE);

    /** @throws IllegalArgumentException naming what is out of range */
    public DecisionCosts {
        if (stepUp.isEmpty() && review.isEmpty() && decline.isEmpty()) {
            throw new IllegalArgumentException("costs need at least one of step_up, review and decline");
        }
        if (decline.isPresent() && decline.get().signum() <= 0) {
            throw new IllegalArgumentException("declining a genuine transaction costs " + decline.get()
                    + ", but must cost something: else everything would be declined");
        }
    }

    /** The expected cost of one step as a line over the probability of fraud. */
    private record Line(Step step, BigDecimal from, BigDecimal slope) {

        BigDecimal exactly(BigDecimal probability) {
            return from.add(slope.multiply(probability));
        }

        /** Where this line and a steeper one meet. */
        double meets(Line steeper) {
            return from.subtract(steeper.from).doubleValue()
                    / steeper.slope.subtract(slope).doubleValue();
        }
    }

    /**
     * The cheapest decision.
     *
     * @param probability of fraud, 0 to 1
     * @param amount in minor units
     */
    public Step cheapest(double probability, long amount) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability of " + probability + " is none");
        }
        double loss = fraud.share().doubleValue() * Math.max(0, amount)
                + fraud.fixed().doubleValue();
        Step best = Step.APPROVE;
        double least = probability * loss;
        for (Step step : STEPS) {
            double cost = roughly(step, probability, loss);
            if (Double.isNaN(cost)) {
                continue;
            }
            if (!(Math.abs(cost - least) > ERROR * (cost + least + roughScale(step)))) {
                return exactly(new BigDecimal(probability), lines(amount));
            }
            if (cost < least) {
                least = cost;
                best = step;
            }
        }
        return best;
    }

    /** The same by decimals alone. */
    private static Step exactly(BigDecimal probability, List<Line> lines) {
        Line best = lines.get(0);
        for (Line line : lines) {
            if (line.exactly(probability).compareTo(best.exactly(probability)) <= 0) {
                best = line;
            }
        }
        return best.step();
    }

    /** NaN for a step that is not taken. */
    private double roughly(Step step, double probability, double loss) {
        return switch (step) {
            case APPROVE -> probability * loss;
            case STEP_UP -> roughly(stepUp, probability, loss);
            case REVIEW -> roughly(review, probability, loss);
            case DECLINE ->
                decline.map(cost -> (1 - probability) * cost.doubleValue()).orElse(Double.NaN);
        };
    }

    private static double roughly(Optional<LookCost> look, double probability, double loss) {
        return look.map(one ->
                        one.cost().doubleValue() + probability * one.missed().doubleValue() * loss)
                .orElse(Double.NaN);
    }

    /** What rounding is small against where the cost itself is the difference of large ones. */
    private double roughScale(Step step) {
        return step == Step.DECLINE ? decline.orElseThrow().doubleValue() : 0;
    }

    /** Probability from which on transactions of an amount are not approved any more; infinite if they always are. */
    public double stopsFrom(long amount) {
        List<Line> lines = lines(amount);
        return lines.stream()
                .skip(1)
                .filter(line -> line.slope().compareTo(lines.get(0).slope()) < 0)
                .mapToDouble(line -> line.meets(lines.get(0)))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Probability from which on transactions of an amount are declined; infinite if they never are. */
    public double declinesFrom(long amount) {
        List<Line> lines = lines(amount);
        Line last = lines.get(lines.size() - 1);
        return last.step() != Step.DECLINE
                ? Double.POSITIVE_INFINITY
                : lines.stream()
                        .limit(lines.size() - 1L)
                        .mapToDouble(last::meets)
                        .max()
                        .orElseThrow();
    }

    private List<Line> lines(long amount) {
        BigDecimal loss = fraud.of(amount);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Step.APPROVE, BigDecimal.ZERO, loss));
        stepUp.ifPresent(look ->
                lines.add(new Line(Step.STEP_UP, look.cost(), look.missed().multiply(loss))));
        review.ifPresent(look ->
                lines.add(new Line(Step.REVIEW, look.cost(), look.missed().multiply(loss))));
        decline.ifPresent(cost -> lines.add(new Line(Step.DECLINE, cost, cost.negate())));
        return lines;
    }
}
