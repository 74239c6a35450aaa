package io.tidemark.scoring.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.Json;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How a model scores the rows that its thresholds were taken of: what ranks a score. Kept are so many of its scores
 * that the share that scores higher is right to 1/256 of itself: among the highest 256 every one, further down the
 * fewer the lower. Immutable.
 */
public final class ReferenceScores {

    private static final double FINENESS = 1 / 256.0;

    /** Rising, each once. */
    private final double[] scores;
    /** Weight of the rows that score lower than each. */
    private final double[] below;
    /** Weight of the rows that score as much or lower; the last is the weight of all. */
    private final double[] upTo;

    private ReferenceScores(double[] scores, double[] below, double[] upTo) {
        this.scores = scores;
        this.below = below;
        this.upTo = upTo;
    }

    /**
     * @param scores of rows like those that the model will meet, at least one
     * @param weights how many of these each row stands for, above 0
     */
    public static ReferenceScores of(double[] scores, double[] weights) {
        int[] rising = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[scores.length];
        double[] below = new double[scores.length];
        double[] upTo = new double[scores.length];
        int distinct = 0;
        double sum = 0;
        for (int row : rising) {
            if (distinct == 0 || scores[row] != values[distinct - 1]) {
                values[distinct] = scores[row] + 0.0;
                below[distinct++] = sum;
            }
            sum += weights[row];
            upTo[distinct - 1] = sum;
        }
        return checked(values, below, upTo, kept(below, distinct, sum));
    }

    /** From the highest down, each before which the share that scores as high or higher would grow too much. */
    private static int[] kept(double[] below, int distinct, double sum) {
        int[] falling = new int[distinct];
        int count = 0;
        double last = 0;
        for (int i = distinct - 1; i >= 0; i--) {
            if (i == 0 || sum - below[i - 1] > last * (1 + FINENESS)) {
                falling[count++] = i;
                last = sum - below[i];
            }
        }
        int[] rising = new int[count];
        for (int i = 0; i < count; i++) {
            rising[i] = falling[count - 1 - i];
        }
        return rising;
    }

    private static ReferenceScores checked(double[] scores, double[] below, double[] upTo, int[] kept) {
        double[] values = Arrays.stream(kept).mapToDouble(i -> scores[i]).toArray();
        double[] lower = Arrays.stream(kept).mapToDouble(i -> below[i]).toArray();
        double[] notHigher = Arrays.stream(kept).mapToDouble(i -> upTo[i]).toArray();
        double before = 0;
        for (int i = 0; i < values.length; i++) {
            if (!(lower[i] >= before && notHigher[i] > lower[i] && Double.isFinite(notHigher[i]))
                    || !Double.isFinite(values[i])
                    || i > 0 && !(values[i] > values[i - 1])) {
                throw new IllegalArgumentException("score " + i + " of the reference, " + values[i] + " with weights "
                        + lower[i] + " and " + notHigher[i] + ", does not rise above the one before it");
            }
            before = notHigher[i];
        }
        if (values.length == 0) {
            throw new IllegalArgumentException("the reference has no scores");
        }
        return new ReferenceScores(values, lower, notHigher);
    }

    /**
     * Share of the reference that scores lower, 0 to 1: the same bits on every machine. Never falls where the score
     * rises.
     *
     * @param score NaN gives NaN
     */
    public double rank(double score) {
        if (Double.isNaN(score)) {
            return Double.NaN;
        }
        // Zero has a sign, and order knows it.
        int place = Arrays.binarySearch(scores, score + 0.0);
        double lower;
        if (place >= 0) {
            lower = below[place];
        } else {
            int next = -place - 1;
            lower = next == 0 ? 0 : upTo[next - 1];
        }
        return lower / upTo[upTo.length - 1];
    }

    /** How many scores are kept. */
    int size() {
        return scores.length;
    }

    public byte[] toJson() {
        ObjectNode root = Json.object();
        array(root.putArray("scores"), scores);
        array(root.putArray("below"), below);
        array(root.putArray("up_to"), upTo);
        return Json.write(root);
    }

    private static void array(ArrayNode array, double[] values) {
        for (double value : values) {
            array.add(value);
        }
    }

    /** @throws RefusedBundleException if this is no such reference, saying what is wrong */
    public static ReferenceScores fromJson(byte[] json) {
        JsonNode root = Json.read(json, BundlePart.REFERENCE_SCORES);
        double[] scores = doubles(root.path("scores"));
        double[] below = doubles(root.path("below"));
        double[] upTo = doubles(root.path("up_to"));
        try {
            if (below.length != scores.length || upTo.length != scores.length) {
                throw new IllegalArgumentException(
                        "of " + scores.length + " scores it weighs " + below.length + " and " + upTo.length);
            }
            return checked(
                    scores, below, upTo, IntStream.range(0, scores.length).toArray());
        } catch (IllegalArgumentException e) {
            throw new RefusedBundleException(
                    "the bundle is refused: its " + BundlePart.REFERENCE_SCORES + " is wrong: " + e.getMessage(), e);
        }
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).isNumber() ? array.get(i).doubleValue() : Double.NaN;
        }
        return values;
    }
}
