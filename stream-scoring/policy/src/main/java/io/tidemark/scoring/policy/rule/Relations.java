package io.tidemark.scoring.policy.rule;

import io.tidemark.scoring.policy.node.Real;
import io.tidemark.scoring.policy.node.Whole;
import java.util.function.BiPredicate;

/** The comparisons of CEL by the names that its syntax trees give them. */
final class Relations {

    private Relations() {}

    static boolean isEquality(String function) {
        return function.equals("_==_") || function.equals("_!=_");
    }

    static BiPredicate<String, String> ofTexts(String function) {
        return function.equals("_==_") ? String::equals : (left, right) -> !left.equals(right);
    }

    static Whole.Relation ofWholes(String function) {
        return switch (function) {
            case "_==_" -> (left, right) -> left == right;
            case "_!=_" -> (left, right) -> left != right;
            case "_<_" -> (left, right) -> left < right;
            case "_<=_" -> (left, right) -> left <= right;
            case "_>_" -> (left, right) -> left > right;
            case "_>=_" -> (left, right) -> left >= right;
            default -> throw new IllegalArgumentException(function + " compares nothing");
        };
    }

    static Real.Relation ofReals(String function) {
        return switch (function) {
            case "_==_" -> (left, right) -> left == right;
            case "_!=_" -> (left, right) -> left != right;
            case "_<_" -> (left, right) -> left < right;
            case "_<=_" -> (left, right) -> left <= right;
            case "_>_" -> (left, right) -> left > right;
            case "_>=_" -> (left, right) -> left >= right;
            default -> throw new IllegalArgumentException(function + " compares nothing");
        };
    }
}
