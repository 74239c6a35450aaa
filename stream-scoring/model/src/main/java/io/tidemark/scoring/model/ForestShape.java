package io.tidemark.scoring.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How large the part of a model is that scores: trees of rounds behind {@code best_iteration} are left out.
 *
 * @param trees number of trees
 * @param leaves of all trees
 * @param depth splits on the longest way to a leaf
 */
public record ForestShape(int trees, long leaves, int depth) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Of a model in JSON; empty for one in UBJSON, or one that is no sound model: nothing is verified here. */
    public static Optional<ForestShape> of(Bundle bundle) {
        if (!bundle.modelFormat().equals("json")) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(bundle.model())) {
            List<int[]> lefts = new ArrayList<>();
            List<int[]> rights = new ArrayList<>();
            int[] rounds = {};
            int best = -1;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("left_children")) {
                    lefts.add(numbers(parser));
                } else if (token == JsonToken.FIELD_NAME && parser.currentName().equals("right_children")) {
                    rights.add(numbers(parser));
                } else if (token == JsonToken.FIELD_NAME && parser.currentName().equals("iteration_indptr")) {
                    rounds = numbers(parser);
                } else if (token == JsonToken.FIELD_NAME && parser.currentName().equals("best_iteration")) {
                    parser.nextToken();
                    best = parser.getValueAsInt(-1);
                }
            }
            if (lefts.size() != rights.size()) {
                return Optional.empty();
            }
            int counting = best >= 0 && best + 1 < rounds.length ? rounds[best + 1] : lefts.size();
            return counting < 0 || counting > lefts.size()
                    ? Optional.empty()
                    : of(lefts.subList(0, counting), rights.subList(0, counting));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ForestShape> of(List<int[]> lefts, List<int[]> rights) {
        long leaves = 0;
        int deepest = 0;
        for (int tree = 0; tree < lefts.size(); tree++) {
            int[] depths = depths(lefts.get(tree), rights.get(tree));
            for (int node = 0; node < depths.length; node++) {
                if (depths[node] == UNREACHED) {
                    return Optional.empty();
                }
                leaves += lefts.get(tree)[node] < 0 ? 1 : 0;
                deepest = Math.max(deepest, depths[node]);
            }
        }
        return Optional.of(new ForestShape(lefts.size(), leaves, deepest));
    }

    private static final int UNREACHED = -1;

    /** The splits above each node; a child that is nowhere, or has two parents, leaves nodes unreached. */
    private static int[] depths(int[] left, int[] right) {
        int[] depths = new int[left.length];
        Arrays.fill(depths, UNREACHED);
        int[] waiting = new int[left.length];
        int count = left.length == 0 || left.length != right.length ? 0 : 1;
        if (count > 0) {
            depths[0] = 0;
        }
        for (int next = 0; next < count; next++) {
            int node = waiting[next];
            for (int child : new int[] {left[node], right[node]}) {
                if (child >= 0 && child < left.length && depths[child] == UNREACHED) {
                    depths[child] = depths[node] + 1;
                    waiting[count++] = child;
                }
            }
        }
        return depths;
    }

    private static int[] numbers(JsonParser parser) throws IOException {
        int[] numbers = new int[16];
        int count = 0;
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return new int[0];
        }
        while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
            numbers[count++] = parser.getIntValue();
        }
        return Arrays.copyOf(numbers, count);
    }
}
