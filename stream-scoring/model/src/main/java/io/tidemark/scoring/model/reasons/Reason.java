package io.tidemark.scoring.model.reasons;

import java.util.OptionalDouble;

/**
 * One cause of a score.
 *
 * @param code stable
 * @param sentence for people, with value and usual value
 * @param feature the one that weighs most of those that share the code
 * @param value the feature's; NaN is missing
 * @param contribution of all features that share the code, in units of the margin (log-odds), uncalibrated
 * @param usual what the value is otherwise; empty if that is not known
 * @param usualOf whose usual value it is: an entity such as {@code customer}, {@value #REFERENCE}, or empty
 * @param publicSentence what the customer may be told; empty if nothing
 */
public record Reason(
        String code,
        String sentence,
        String feature,
        double value,
        double contribution,
        OptionalDouble usual,
        String usualOf,
        String publicSentence) {

    /** The usual value is the median of the reference profile. */
    public static final String REFERENCE = "reference";
}
