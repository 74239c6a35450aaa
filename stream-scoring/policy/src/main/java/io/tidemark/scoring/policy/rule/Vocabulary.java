package io.tidemark.scoring.policy.rule;

import io.tidemark.features.catalogue.field.DeclaredNumbers;
import java.util.List;
import java.util.Set;

/**
 * The names that a condition may use beside those that every transaction has.
 *
 * @param features of the catalogue, in its order: the place of a name is its place in the vector
 * @param numbers that the catalogue declares
 * @param lists of the policy
 */
public record Vocabulary(List<String> features, DeclaredNumbers numbers, Set<String> lists) {

    public Vocabulary {
        features = List.copyOf(features);
        lists = Set.copyOf(lists);
    }
}
