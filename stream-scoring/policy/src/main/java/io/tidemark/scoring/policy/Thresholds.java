package io.tidemark.scoring.policy;

import io.tidemark.scoring.policy.rule.Condition;
import java.util.List;
import java.util.Locale;

/**
 * What a score decides where no list and no rule has.
 *
 * @param unit of the limits
 * @param limits of transactions that are in no segment
 * @param segments the first whose condition holds has its own limits
 */
public record Thresholds(Unit unit, Limits limits, List<Segment> segments) {

    public Thresholds {
        segments = List.copyOf(segments);
    }

    /** What limits are compared with. */
    public enum Unit {
        /** Probability of fraud: for money. */
        SCORE,
        /** Share of the reference that scores lower: for capacity, since it survives a retraining. */
        RANK;

        /** As it stands in a policy file, and as conditions name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Limits from 0 to 1, each at or above the one before it; 2 and more never are reached. */
    public record Limits(double stepUp, double review, double decline) {

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

    /** @param name in traces and reports */
    public record Segment(String name, int line, Condition when, Limits limits) {}
}
