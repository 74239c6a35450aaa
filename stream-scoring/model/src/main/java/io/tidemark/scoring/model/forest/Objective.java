package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;

/**
 * What an XGBoost objective makes of the base score and of the margin. {@link StrictMath} keeps the results the same on
 * every machine.
 */
public enum Objective {
    /** The margin is the value. */
    IDENTITY,
    /** The margin is the logarithm of odds, and the score a probability. */
    LOGISTIC,
    /** The margin is the logarithm of the value. */
    LOG,
    /** One margin for each class, of which only all together give probabilities: read, and refused for what it is. */
    SOFTPROB;

    private static final float EPSILON = 1e-16f;
    /** Relative error of {@code expf} before it rounds, with room to spare: 1.7 x 2^-34 in glibc. */
    private static final double EXPF_ERROR = 0x1p-32;
    /** Beyond it XGBoost clamps, since a float overflows. */
    private static final float LARGEST_EXPONENT = 88.7f;
    /** XGBoost moves a base score that is nearer to 0 or 1 to here before it takes the logarithm of its odds. */
    private static final float NEAREST = 1e-6f;

    /**
     * @param name the objective's name in XGBoost
     * @throws UnsupportedModelException if no engine here scores it
     */
    public static Objective named(String name) {
        return switch (name) {
            case "binary:logistic", "reg:logistic" -> LOGISTIC;
            case "binary:logitraw",
                    "reg:squarederror",
                    "reg:linear",
                    "reg:squaredlogerror",
                    "reg:pseudohubererror",
                    "reg:absoluteerror",
                    "reg:quantileerror" -> IDENTITY;
            case "reg:gamma", "reg:tweedie" -> LOG;
            case "multi:softprob" -> SOFTPROB;
            default ->
                throw new UnsupportedModelException("the objective '" + ModelFile.shortened(name)
                        + "' is not supported; supported are binary:logistic, binary:logitraw and reg:*");
        };
    }

    /** The margin from which the trees are added up: {@code ProbToMargin} in XGBoost's {@code regression_loss.h}. */
    float baseMargin(float baseScore) {
        return switch (this) {
            case IDENTITY, SOFTPROB -> baseScore;
            case LOGISTIC -> {
                if (!(baseScore >= 0 && baseScore <= 1)) {
                    throw new InvalidModelException(
                            "the model file's base_score is " + baseScore + ", but must lie between 0 and 1");
                }
                float inside = Math.max(NEAREST, Math.min(baseScore, 1 - NEAREST));
                yield -(float) StrictMath.log(1f / inside - 1f);
            }
            case LOG -> {
                if (!(baseScore > 0)) {
                    throw new InvalidModelException(
                            "the model file's base_score is " + baseScore + ", but must be positive");
                }
                yield (float) StrictMath.log(baseScore);
            }
        };
    }

    /** The score of a margin, as {@code PredTransform} in XGBoost's {@code regression_loss.h}. */
    public double score(float margin) {
        return switch (this) {
            case IDENTITY -> margin;
            case LOGISTIC -> probability(margin);
            case LOG -> (float) StrictMath.exp(margin);
            case SOFTPROB -> throw new UnsupportedOperationException("the margin of one class gives no score");
        };
    }

    /**
     * XGBoost computes {@code 1 / (expf(-m) + 1 + 1e-16)} in float. The C library's {@code expf} rounds correctly but
     * for a few values next to a tie, on which two machines may differ, and one step there can be two steps here; the
     * middle of both results is within one step of either.
     */
    private static float probability(float margin) {
        double exponential = StrictMath.exp(Math.min(-margin, LARGEST_EXPONENT));
        float below = (float) (exponential * (1 - EXPF_ERROR));
        float above = (float) (exponential * (1 + EXPF_ERROR));
        return (1f / (below + 1f + EPSILON) + 1f / (above + 1f + EPSILON)) / 2;
    }
}
