package io.tidemark.scoring.policy;

import io.tidemark.costs.DecisionCosts;
import io.tidemark.scoring.policy.rule.Condition;
import java.util.List;
import java.util.Locale;

/**
 * What a score decides where no list and no rule has.
 *
 * @param unit that the steps go by
 * @param steps of transactions that are in no segment
 * @param segments the first whose condition holds has its own steps
 */
public record Thresholds(Unit unit, Steps steps, List<Segment> segments) {

    public Thresholds {
        segments = List.copyOf(segments);
    }

    /** What thresholds go by. */
    public enum Unit {
        /** Probability of fraud. */
        SCORE,
        /** Share of the reference that scores lower: for capacity, since it survives a retraining. */
        RANK,
        /** What each decision is expected to cost, by the probability of fraud and the amount: for money. */
        COST;

        /** As it stands in a policy file; score and rank are named so by conditions, too. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a decision is found. */
    public sealed interface Steps permits Limits, Costs {}

    /** Limits from 0 to 1, both of which can be reached, or {@link #NEVER}; each at or above the one before it. */
    public record Limits(double stepUp, double review, double decline) implements Steps {

        /** Of a step that is not taken. */
        public static final double NEVER = Double.POSITIVE_INFINITY;

        /** The hardest step that a value reaches. */
        public PolicyDecision of(double value) {
            if (value >= decline) {
                return PolicyDecision.DECLINE;
            }
            if (value >= review) {
                return PolicyDecision.REVIEW;
            }
            return value >= stepUp ? PolicyDecision.STEP_UP : PolicyDecision.APPROVE;
        }
    }

    /** @param currency of the costs: they say nothing of amounts in another */
    public record Costs(String currency, DecisionCosts costs) implements Steps {

        /** The step that is expected to cost least. */
        public PolicyDecision of(double probability, long amount) {
            return switch (costs.cheapest(probability, amount)) {
                case APPROVE -> PolicyDecision.APPROVE;
                case STEP_UP -> PolicyDecision.STEP_UP;
                case REVIEW -> PolicyDecision.REVIEW;
                case DECLINE -> PolicyDecision.DECLINE;
            };
        }
    }

    /** @param name in traces and reports */
    public record Segment(String name, int line, Condition when, Steps steps) {}
}
