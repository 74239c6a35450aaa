package io.tidemark.scoring.policy.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import io.tidemark.scoring.policy.node.Truth;
import java.util.Set;

/**
 * A compiled condition.
 *
 * @param text as it was written
 * @param tree of CEL, its types checked
 * @param names that it uses: {@code features.X}, {@code transaction.country}, {@code lists.X}, {@code score}, ...
 * @param nodes of its syntax tree: the bound of its cost
 */
public record Condition(String text, CelAbstractSyntaxTree tree, Truth truth, Set<String> names, int nodes) {

    public Condition {
        names = Set.copyOf(names);
    }
}
