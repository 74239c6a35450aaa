package io.tidemark.training.gate.guard;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Rows of one stretch of time, in time order.
 *
 * @param vectors one per row, NaN is missing; read only
 * @param frauds one per row
 * @param customers the number of the customer of each row, from 0
 * @param weights how many transactions each row stands for
 */
// Two of these are never compared, so arrays may be components.
@SuppressWarnings("ArrayRecordComponent")
public record Sample(double[][] vectors, boolean[] frauds, int[] customers, double[] weights) {

    public Sample {
        if (frauds.length != vectors.length || customers.length != vectors.length || weights.length != vectors.length) {
            throw new IllegalArgumentException(vectors.length + " rows do not fit " + frauds.length + " labels, "
                    + customers.length + " customers, or " + weights.length + " weights");
        }
    }

    int rows() {
        return vectors.length;
    }

    int fraudCount() {
        int count = 0;
        for (boolean fraud : frauds) {
            count += fraud ? 1 : 0;
        }
        return count;
    }

    /** Transactions that the rows stand for. */
    double transactions() {
        return Arrays.stream(weights).sum();
    }

    /** Share of the frauds among them. */
    public double fraudShare() {
        double weight = 0;
        for (int i = 0; i < frauds.length; i++) {
            weight += frauds[i] ? weights[i] : 0;
        }
        return weight / transactions();
    }

    /** Rows that have a value of this feature. */
    int present(int feature) {
        int present = 0;
        for (double[] vector : vectors) {
            present += Double.isNaN(vector[feature]) ? 0 : 1;
        }
        return present;
    }

    double missing(int feature) {
        return 1 - (double) present(feature) / rows();
    }

    /** The values of a feature, without NaN, up to so many; their number is capped because nobody asks for more. */
    Set<Double> values(int feature, int most) {
        Set<Double> values = new HashSet<>();
        for (int i = 0; i < vectors.length && values.size() < most; i++) {
            if (!Double.isNaN(vectors[i][feature])) {
                values.add(vectors[i][feature] + 0.0);
            }
        }
        return values;
    }

    /** Values of a feature other than this one; missing is no value. */
    int others(int feature, double value) {
        int others = 0;
        for (double[] vector : vectors) {
            others += !Double.isNaN(vector[feature]) && vector[feature] != value ? 1 : 0;
        }
        return others;
    }

    double[] column(int feature) {
        double[] column = new double[vectors.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = vectors[i][feature];
        }
        return column;
    }
}
