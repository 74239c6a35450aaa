package io.tidemark.scoring.model.calibration;

import java.util.Arrays;
import java.util.Optional;

/**
 * Fits a {@link Calibration} to rows that the model was not trained on: the two numbers with the least log loss against
 * Platt's targets, (n + 1)/(n + 2) for n frauds and 1/(n + 2) for n genuine rows in place of 1 and 0, which keep it
 * finite if margins separate the two. The loss is convex; Newton's method with halved steps finds its one minimum (Lin,
 * Lin and Weng 2007).
 */
public final class CalibrationFit {

    private static final int ROUNDS = 100;
    private static final int HALVINGS = 40;
    private static final double ENOUGH = 1e-12;
    /** Keeps the equations solvable where all margins are equal. */
    private static final double RIDGE = 1e-12;

    private final float[] margins;
    private final double[] targets;
    private final double[] weights;

    private CalibrationFit(float[] margins, double[] targets, double[] weights) {
        this.margins = margins;
        this.targets = targets;
        this.weights = weights;
    }

    /** Slope and intercept. */
    public record Line(double slope, double intercept) {}

    /**
     * @param margins finite
     * @param frauds one for each margin
     * @return empty if frauds do not have the larger margins, so that no increasing map fits, or if all rows are of one
     *     kind
     */
    public static Optional<Line> fit(float[] margins, boolean[] frauds) {
        double[] once = new double[margins.length];
        Arrays.fill(once, 1);
        return fit(margins, frauds, once);
    }

    /**
     * Of a sample.
     *
     * @param weights how many rows each stands for, above 0
     */
    public static Optional<Line> fit(float[] margins, boolean[] frauds, double[] weights) {
        if (margins.length != frauds.length || margins.length != weights.length) {
            throw new IllegalArgumentException(margins.length + " margins do not fit " + frauds.length + " labels and "
                    + weights.length + " weights");
        }
        if (frauds.length == 0 || areAlike(frauds)) {
            // The best slope is 0 then, and which side of it is found is a matter of rounding.
            return Optional.empty();
        }
        Line line = new CalibrationFit(margins, targets(frauds, weights), weights).minimum();
        return Double.isFinite(line.slope()) && line.slope() > 0 && Double.isFinite(line.intercept())
                ? Optional.of(line)
                : Optional.empty();
    }

    private static boolean areAlike(boolean[] frauds) {
        for (boolean fraud : frauds) {
            if (fraud != frauds[0]) {
                return false;
            }
        }
        return true;
    }

    static double[] targets(boolean[] frauds, double[] weights) {
        double positives = 0;
        double negatives = 0;
        for (int i = 0; i < frauds.length; i++) {
            positives += frauds[i] ? weights[i] : 0;
            negatives += frauds[i] ? 0 : weights[i];
        }
        double[] targets = new double[frauds.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = frauds[i] ? (positives + 1.0) / (positives + 2.0) : 1.0 / (negatives + 2.0);
        }
        return targets;
    }

    private Line minimum() {
        Line line = new Line(1, 0);
        double loss = loss(line);
        for (int round = 0; round < ROUNDS; round++) {
            Line step = newton(line);
            Line next = line;
            double least = loss;
            double width = 1;
            for (int halving = 0; halving < HALVINGS && next.equals(line); halving++, width /= 2) {
                Line tried = new Line(line.slope() - width * step.slope(), line.intercept() - width * step.intercept());
                double found = loss(tried);
                if (found < loss) {
                    next = tried;
                    least = found;
                }
            }
            boolean done = next.equals(line) || loss - least < ENOUGH * loss;
            line = next;
            loss = least;
            if (done) {
                break;
            }
        }
        return line;
    }

    /** The gradient divided by the curvature. */
    private Line newton(Line line) {
        double gradientSlope = 0;
        double gradientIntercept = 0;
        double a = RIDGE;
        double b = 0;
        double c = RIDGE;
        for (int i = 0; i < margins.length; i++) {
            double x = margins[i];
            double p = 1 / (1 + StrictMath.exp(-(line.slope() * x + line.intercept())));
            double error = weights[i] * (p - targets[i]);
            double weight = weights[i] * p * (1 - p);
            gradientSlope += error * x;
            gradientIntercept += error;
            a += weight * x * x;
            b += weight * x;
            c += weight;
        }
        double determinant = a * c - b * b;
        return new Line(
                (c * gradientSlope - b * gradientIntercept) / determinant,
                (a * gradientIntercept - b * gradientSlope) / determinant);
    }

    private double loss(Line line) {
        double sum = 0;
        for (int i = 0; i < margins.length; i++) {
            double z = line.slope() * margins[i] + line.intercept();
            // log(1 + exp(z)) - target * z, written so that nothing overflows.
            sum += weights[i] * (Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z))) - targets[i] * z);
        }
        return sum;
    }
}
