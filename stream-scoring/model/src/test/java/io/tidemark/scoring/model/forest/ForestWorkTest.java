package io.tidemark.scoring.model.forest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ForestWorkTest {

    @Property(tries = 200)
    void aTreeCostsAsManyStepsAsTheDeepestOfItsBlockOfEight(
            @ForAll long seed, @ForAll @IntRange(max = 40) int trees, @ForAll @IntRange(max = 9) int depth) {
        RandomModel model = new RandomModel(seed, trees, 5, depth, false);
        List<Integer> depths = new ArrayList<>();
        int nodes = 0;
        for (JsonNode tree : model.root().at("/learner/gradient_booster/model/trees")) {
            depths.add(deepest(tree, 0));
            nodes += reachable(tree, 0);
        }
        long steps = 0;
        for (int t = 0; t < depths.size(); t++) {
            int from = t / 8 * 8;
            steps += depths.subList(from, Math.min(from + 8, depths.size())).stream()
                    .max(Integer::compare)
                    .orElseThrow();
        }

        try (CompiledForest forest = CompiledForest.compile(model.json(), "json")) {
            assertThat(forest.work()).isEqualTo(new ForestWork(nodes, steps));
        }
    }

    private static int deepest(JsonNode tree, int node) {
        int left = tree.get("left_children").get(node).asInt();
        int right = tree.get("right_children").get(node).asInt();
        return left < 0 ? 0 : 1 + Math.max(deepest(tree, left), deepest(tree, right));
    }

    private static int reachable(JsonNode tree, int node) {
        int left = tree.get("left_children").get(node).asInt();
        int right = tree.get("right_children").get(node).asInt();
        return left < 0 ? 1 : 1 + reachable(tree, left) + reachable(tree, right);
    }
}
