package io.tidemark.training.search;

import io.tidemark.training.params.TrainingParameters;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Draws parameters at random, which finds good ones in fewer trials than a grid (Bergstra and Bengio, Random Search for
 * Hyper-Parameter Optimization, JMLR 13, 2012).
 */
final class ParameterDraw {

    private final SplittableRandom random;

    ParameterDraw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Others for what shapes the trees; everything else as it is. */
    TrainingParameters near(TrainingParameters base) {
        return base.with("eta", number(logUniform(0.03, 0.3)))
                .with("max_depth", Integer.toString(random.nextInt(2, 9)))
                .with("min_child_weight", number(logUniform(0.5, 10)))
                .with("subsample", number(random.nextDouble(0.6, 1)))
                .with("colsample_bytree", number(random.nextDouble(0.5, 1)))
                .with("lambda", number(logUniform(0.5, 10)));
    }

    private double logUniform(double least, double most) {
        return Math.exp(random.nextDouble(Math.log(least), Math.log(most)));
    }

    /** Few digits, since people read them. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
