package io.tidemark.scoring.model.calibration;

import io.tidemark.scoring.model.calibration.CalibrationFit.Line;

/** Tries points around the best one, closer and closer. */
final class SlowFit {

    private SlowFit() {}

    static Line fit(float[] margins, double[] targets) {
        Line best = new Line(1, 0);
        double least = loss(margins, targets, best);
        for (double width = 8; width > 1e-7; ) {
            Line before = best;
            for (int i = -1; i <= 1; i++) {
                for (int j = -1; j <= 1; j++) {
                    Line tried = new Line(before.slope() + i * width, before.intercept() + j * width);
                    double loss = loss(margins, targets, tried);
                    if (loss < least) {
                        least = loss;
                        best = tried;
                    }
                }
            }
            if (best.equals(before)) {
                width /= 2;
            }
        }
        return best;
    }

    static double loss(float[] margins, double[] targets, Line line) {
        double sum = 0;
        for (int i = 0; i < margins.length; i++) {
            double z = line.slope() * margins[i] + line.intercept();
            // log(p) and log(1 - p) each from its own side: 1 - p of a p next to 1 has no digits left.
            sum += targets[i] * Math.log1p(Math.exp(-z)) + (1 - targets[i]) * Math.log1p(Math.exp(z));
        }
        return sum;
    }
}
