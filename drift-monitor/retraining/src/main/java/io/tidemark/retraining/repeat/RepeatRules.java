package io.tidemark.retraining.repeat;

/**
 * How many frauds must have matured since the last training against the same champion for another to be worth it.
 *
 * @param frauds at least so many
 * @param growth and at least this share of the frauds that the last candidate was compared on
 */
public record RepeatRules(int frauds, double growth) {

    /** How many are needed after a comparison on so many. */
    public long needed(int comparisonFrauds) {
        return Math.max(frauds, (long) Math.ceil(growth * comparisonFrauds));
    }
}
