package io.tidemark.scoring.app.replay;

/**
 * One thing that was computed anew.
 *
 * @param what stable, e.g. {@code margin} or {@code shadow m-7 score}
 * @param recorded as the score record has it, for people
 * @param recomputed as it comes out now
 * @param same whether the bits are the same
 */
public record Comparison(String what, String recorded, String recomputed, boolean same) {

    static Comparison of(String what, Object recorded, Object recomputed) {
        return new Comparison(
                what,
                String.valueOf(recorded),
                String.valueOf(recomputed),
                recorded != null && recorded.equals(recomputed));
    }

    /** Two zeros differ by their sign, a missing number from every other. */
    static Comparison bits(String what, Double recorded, double recomputed) {
        return new Comparison(
                what,
                String.valueOf(recorded),
                String.valueOf(recomputed),
                recorded != null && Double.doubleToRawLongBits(recorded) == Double.doubleToRawLongBits(recomputed));
    }

    static Comparison bits(String what, Float recorded, float recomputed) {
        return new Comparison(
                what,
                String.valueOf(recorded),
                String.valueOf(recomputed),
                recorded != null && Float.floatToRawIntBits(recorded) == Float.floatToRawIntBits(recomputed));
    }
}
