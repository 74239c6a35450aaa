package io.tidemark.scoring.policy.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the dotted names out of a syntax tree. */
public final class Names {

    private static final String INDEX = "_[_]";

    private Names() {}

    /** {@code a.b.c} or {@code a.b["c"]} as one text; empty if the expression is no such path of constants. */
    public static Optional<String> path(CelExpr expression) {
        if (expression.getKind() == Kind.IDENT) {
            return Optional.of(expression.ident().name());
        }
        if (expression.getKind() == Kind.SELECT) {
            return path(expression.select().operand())
                    .map(before -> before + "." + expression.select().field());
        }
        if (isIndex(expression) && isText(expression.call().args().get(1))) {
            String key = expression.call().args().get(1).constant().stringValue();
            return path(expression.call().args().get(0)).map(before -> before + "." + key);
        }
        return Optional.empty();
    }

    private static boolean isIndex(CelExpr expression) {
        return expression.getKind() == Kind.CALL && expression.call().function().equals(INDEX);
    }

    private static boolean isText(CelExpr expression) {
        return expression.getKind() == Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    static Set<String> of(CelAbstractSyntaxTree tree) {
        Set<String> names = new LinkedHashSet<>();
        for (CelExpr each : all(tree.getExpr(), false)) {
            path(each).ifPresent(names::add);
        }
        return names;
    }

    /** How many nodes there are, an element of a list counting as one. */
    static int nodes(CelAbstractSyntaxTree tree) {
        return all(tree.getExpr(), true).size();
    }

    private static List<CelExpr> all(CelExpr root, boolean intoPaths) {
        List<CelExpr> found = new ArrayList<>();
        collect(root, intoPaths, found);
        return found;
    }

    private static void collect(CelExpr expression, boolean intoPaths, List<CelExpr> found) {
        found.add(expression);
        if (!intoPaths && path(expression).isPresent()) {
            return;
        }
        switch (expression.getKind()) {
            case SELECT -> collect(expression.select().operand(), intoPaths, found);
            case CALL -> {
                expression.call().target().ifPresent(target -> collect(target, intoPaths, found));
                expression.call().args().forEach(argument -> collect(argument, intoPaths, found));
            }
            case LIST -> expression.list().elements().forEach(element -> collect(element, intoPaths, found));
            default -> {}
        }
    }
}
