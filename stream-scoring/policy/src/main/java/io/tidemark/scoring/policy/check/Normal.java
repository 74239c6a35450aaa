package io.tidemark.scoring.policy.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import io.tidemark.scoring.policy.rule.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A condition as a list of conjunctions of which one has to hold (disjunctive normal form). A condition that holds
 * makes one of them hold and the other way round; missing values make neither hold.
 */
final class Normal {

    /** More are not looked at: what cannot be proven cheaply is not said. */
    private static final int MOST = 64;

    private static final String NOT = "not ";

    private final CelAbstractSyntaxTree tree;

    private Normal(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** The conjunctions that are possible at all; empty if there are too many of them. */
    static Optional<List<Conjunction>> of(CelAbstractSyntaxTree tree) {
        return new Normal(tree)
                .of(tree.getExpr(), true)
                .map(all -> all.stream().filter(Conjunction::isPossible).toList());
    }

    /** @param holds false: of the contrary */
    private Optional<List<Conjunction>> of(CelExpr expression, boolean holds) {
        if (expression.getKind() == Kind.CONSTANT) {
            return Optional.of(expression.constant().booleanValue() == holds ? List.of(Conjunction.TRUE) : List.of());
        }
        if (expression.getKind() != Kind.CALL) {
            return Optional.of(List.of(flag(expression, holds)));
        }
        CelCall call = expression.call();
        return switch (call.function()) {
            case "!_" -> of(call.args().get(0), !holds);
            case "_&&_" -> holds ? all(call, true) : any(call, false);
            case "_||_" -> holds ? any(call, true) : all(call, false);
            default -> Optional.of(List.of(atom(expression, call, holds)));
        };
    }

    private Optional<List<Conjunction>> any(CelCall call, boolean holds) {
        Optional<List<Conjunction>> left = of(call.args().get(0), holds);
        Optional<List<Conjunction>> right = of(call.args().get(1), holds);
        if (left.isEmpty() || right.isEmpty() || left.get().size() + right.get().size() > MOST) {
            return Optional.empty();
        }
        List<Conjunction> both = new ArrayList<>(left.get());
        both.addAll(right.get());
        return Optional.of(both);
    }

    private Optional<List<Conjunction>> all(CelCall call, boolean holds) {
        Optional<List<Conjunction>> left = of(call.args().get(0), holds);
        Optional<List<Conjunction>> right = of(call.args().get(1), holds);
        if (left.isEmpty() || right.isEmpty() || left.get().size() * right.get().size() > MOST) {
            return Optional.empty();
        }
        return Optional.of(left.get().stream()
                .flatMap(one -> right.get().stream().flatMap(other -> one.and(other).stream()))
                .toList());
    }

    private Conjunction flag(CelExpr expression, boolean holds) {
        boolean presence =
                expression.getKind() == Kind.SELECT && expression.select().testOnly();
        return Names.path(expression)
                .map(name -> Conjunction.flag(presence ? "has(" + name + ")" : name, holds))
                .orElseGet(() -> opaque(expression, holds));
    }

    private Conjunction atom(CelExpr expression, CelCall call, boolean holds) {
        if (call.function().equals("_[_]")) {
            return flag(expression, holds);
        }
        if (call.function().equals("@in")) {
            return texts(call.args().get(1))
                    .flatMap(texts -> Names.path(call.args().get(0))
                            .map(name -> Conjunction.text(name, new TextSet(texts, !holds))))
                    .orElseGet(() -> opaque(expression, holds));
        }
        if (call.args().size() != 2) {
            return opaque(expression, holds);
        }
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        return compared(call.function(), left, right, holds)
                .or(() -> compared(mirrored(call.function()), right, left, holds))
                .orElseGet(() -> opaque(expression, holds));
    }

    private Optional<Conjunction> compared(String function, CelExpr named, CelExpr constant, boolean holds) {
        Optional<String> name = Names.path(named);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        CelKind kind = tree.getTypeOrThrow(named.id()).kind();
        if (kind == CelKind.STRING) {
            boolean same = function.equals("_==_") == holds;
            return texts(constant)
                    .filter(text -> function.equals("_==_") || function.equals("_!=_"))
                    .map(text -> Conjunction.text(name.get(), new TextSet(text, !same)));
        }
        OptionalDouble bound = number(constant);
        if (kind != CelKind.DOUBLE || bound.isEmpty()) {
            return Optional.empty();
        }
        return interval(holds ? function : contrary(function), bound.getAsDouble())
                .map(interval -> Conjunction.number(name.get(), interval));
    }

    private static Optional<Interval> interval(String function, double bound) {
        return switch (function) {
            case "_<_" -> Optional.of(Interval.below(bound));
            case "_<=_" -> Optional.of(Interval.atMost(bound));
            case "_>_" -> Optional.of(Interval.above(bound));
            case "_>=_" -> Optional.of(Interval.atLeast(bound));
            case "_==_" -> Optional.of(Interval.point(bound));
            default -> Optional.empty();
        };
    }

    private static String contrary(String function) {
        return switch (function) {
            case "_<_" -> "_>=_";
            case "_<=_" -> "_>_";
            case "_>_" -> "_<=_";
            case "_>=_" -> "_<_";
            case "_==_" -> "_!=_";
            case "_!=_" -> "_==_";
            default -> "";
        };
    }

    private static String mirrored(String function) {
        return switch (function) {
            case "_<_" -> "_>_";
            case "_<=_" -> "_>=_";
            case "_>_" -> "_<_";
            case "_>=_" -> "_<=_";
            default -> function;
        };
    }

    private static OptionalDouble number(CelExpr expression) {
        if (expression.getKind() != Kind.CONSTANT) {
            return OptionalDouble.empty();
        }
        return switch (expression.constant().getKind()) {
            case DOUBLE_VALUE -> OptionalDouble.of(expression.constant().doubleValue());
            case INT64_VALUE -> OptionalDouble.of(expression.constant().int64Value());
            default -> OptionalDouble.empty();
        };
    }

    private static Optional<Set<String>> texts(CelExpr expression) {
        List<CelExpr> elements =
                expression.getKind() == Kind.LIST ? expression.list().elements() : List.of(expression);
        Set<String> texts = new LinkedHashSet<>();
        for (CelExpr element : elements) {
            if (element.getKind() != Kind.CONSTANT || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                return Optional.empty();
            }
            texts.add(element.constant().stringValue());
        }
        return Optional.of(texts);
    }

    private static Conjunction opaque(CelExpr expression, boolean holds) {
        String part = Shape.of(expression);
        return Conjunction.opaque(holds ? part : NOT + part);
    }

    static String negated(String opaque) {
        return opaque.startsWith(NOT) ? opaque.substring(NOT.length()) : NOT + opaque;
    }
}
