package io.tidemark.scoring.policy.check;

import dev.cel.common.ast.CelExpr;
import java.util.stream.Collectors;

/** An expression as text in which only what it says counts, and not how it is laid out. */
final class Shape {

    private Shape() {}

    static String of(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> expression.constant().getKind() + ":" + expression.constant();
            case IDENT -> expression.ident().name();
            case SELECT ->
                (expression.select().testOnly() ? "has " : "")
                        + of(expression.select().operand()) + "."
                        + expression.select().field();
            case CALL ->
                expression.call().target().map(target -> of(target) + ".").orElse("")
                        + expression.call().function()
                        + expression.call().args().stream().map(Shape::of).collect(Collectors.joining(", ", "(", ")"));
            case LIST ->
                expression.list().elements().stream().map(Shape::of).collect(Collectors.joining(", ", "[", "]"));
            default -> throw new IllegalArgumentException("no condition holds a " + expression.getKind());
        };
    }
}
