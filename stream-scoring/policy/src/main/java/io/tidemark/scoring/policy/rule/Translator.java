package io.tidemark.scoring.policy.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import io.tidemark.scoring.policy.node.Real;
import io.tidemark.scoring.policy.node.Text;
import io.tidemark.scoring.policy.node.Truth;
import io.tidemark.scoring.policy.node.Whole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns a checked syntax tree into typed nodes over slots. */
final class Translator {

    /** Whole numbers up to 2 to this have an exact double. */
    private static final int EXACT_BITS = 53;

    private final CelAbstractSyntaxTree tree;
    private final References references;
    private final Times times;

    Translator(CelAbstractSyntaxTree tree, Vocabulary vocabulary, Slots slots) {
        this.tree = tree;
        this.references = new References(vocabulary, slots);
        this.times = new Times(this);
    }

    Truth truth(CelExpr expression) throws ConditionException {
        return switch (expression.getKind()) {
            case CONSTANT -> Truth.constant(expression.constant().booleanValue());
            case SELECT -> expression.select().testOnly() ? present(expression) : listed(expression);
            case CALL -> truth(expression, expression.call());
            default -> throw refused(expression, "this says neither yes nor no");
        };
    }

    private Truth truth(CelExpr expression, CelCall call) throws ConditionException {
        return switch (call.function()) {
            case "_&&_" -> Truth.and(truth(argument(call, 0)), truth(argument(call, 1)));
            case "_||_" -> Truth.or(truth(argument(call, 0)), truth(argument(call, 1)));
            case "!_" -> Truth.not(truth(argument(call, 0)));
            case "_?_:_" -> Truth.choice(truth(argument(call, 0)), truth(argument(call, 1)), truth(argument(call, 2)));
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> compared(expression, call);
            case "@in" -> among(argument(call, 0), argument(call, 1));
            case "_[_]" -> listed(expression);
            case "startsWith", "endsWith", "contains", "matches" -> Texts.test(this, expression, call);
            default -> throw unknown(expression, call);
        };
    }

    private Truth compared(CelExpr expression, CelCall call) throws ConditionException {
        CelExpr left = argument(call, 0);
        CelExpr right = argument(call, 1);
        CelKind first = kind(left);
        CelKind second = kind(right);
        if (first == CelKind.BOOL && second == CelKind.BOOL && Relations.isEquality(call.function())) {
            Truth same = Truth.same(truth(left), truth(right));
            return call.function().equals("_==_") ? same : Truth.not(same);
        }
        if (first == CelKind.STRING && second == CelKind.STRING && Relations.isEquality(call.function())) {
            return Text.compared(Relations.ofTexts(call.function()), text(left), text(right));
        }
        if (isWhole(first) && isWhole(second)) {
            return Whole.compared(Relations.ofWholes(call.function()), whole(left), whole(right));
        }
        if (isNumber(first) && isNumber(second)) {
            return Real.compared(Relations.ofReals(call.function()), real(left), real(right));
        }
        throw refused(expression, "these two cannot be compared");
    }

    Real real(CelExpr expression) throws ConditionException {
        if (isWhole(kind(expression))) {
            return exact(expression);
        }
        return switch (expression.getKind()) {
            case CONSTANT -> Real.constant(expression.constant().doubleValue());
            case IDENT, SELECT -> Real.slot(references.number(expression, this));
            case CALL -> real(expression, expression.call());
            default -> throw refused(expression, "this is no number");
        };
    }

    private Real real(CelExpr expression, CelCall call) throws ConditionException {
        return switch (call.function()) {
            case "_+_" -> Real.plus(real(argument(call, 0)), real(argument(call, 1)));
            case "_-_" -> Real.minus(real(argument(call, 0)), real(argument(call, 1)));
            case "_*_" -> Real.times(real(argument(call, 0)), real(argument(call, 1)));
            case "_/_" -> Real.dividedBy(real(argument(call, 0)), real(argument(call, 1)));
            case "-_" -> Real.negated(real(argument(call, 0)));
            case "_?_:_" -> Real.choice(truth(argument(call, 0)), real(argument(call, 1)), real(argument(call, 2)));
            case "_[_]" -> Real.slot(references.number(expression, this));
            case "double" -> {
                if (!isNumber(kind(argument(call, 0)))) {
                    throw refused(expression, "'double' takes a whole number");
                }
                yield real(argument(call, 0));
            }
            default -> throw unknown(expression, call);
        };
    }

    /** A whole number as one with a fraction: exact, since only small ones can be written or come of a clock. */
    private Real exact(CelExpr expression) throws ConditionException {
        if (expression.getKind() == Kind.CONSTANT
                && Math.abs(expression.constant().int64Value()) > 1L << EXACT_BITS) {
            throw refused(expression, "this whole number is too large to be compared exactly with a fraction");
        }
        return Real.of(whole(expression));
    }

    Whole whole(CelExpr expression) throws ConditionException {
        if (expression.getKind() == Kind.CONSTANT) {
            return Whole.constant(expression.constant().int64Value());
        }
        if (expression.getKind() == Kind.SELECT) {
            references.eventTime(expression, this);
            return Whole.eventTime();
        }
        if (expression.getKind() != Kind.CALL) {
            throw refused(expression, "this is no whole number");
        }
        CelCall call = expression.call();
        return switch (call.function()) {
            case "_?_:_" -> Whole.choice(truth(argument(call, 0)), whole(argument(call, 1)), whole(argument(call, 2)));
            case "-_" -> Whole.constant(-constantWhole(argument(call, 0)));
            case "size" ->
                Whole.length(text(call.target().isPresent() ? call.target().get() : argument(call, 0)));
            case "timestamp" -> times.literal(expression, call);
            default -> times.part(expression, call);
        };
    }

    Text text(CelExpr expression) throws ConditionException {
        return switch (expression.getKind()) {
            case CONSTANT -> Text.constant(constantText(expression));
            case SELECT -> Text.slot(references.text(expression, this));
            case CALL -> {
                CelCall call = expression.call();
                yield switch (call.function()) {
                    case "_+_" -> Text.joined(text(argument(call, 0)), text(argument(call, 1)));
                    case "_?_:_" ->
                        Text.choice(truth(argument(call, 0)), text(argument(call, 1)), text(argument(call, 2)));
                    case "_[_]" -> Text.slot(references.text(expression, this));
                    default -> throw unknown(expression, call);
                };
            }
            default -> throw refused(expression, "this is no text");
        };
    }

    private Truth among(CelExpr element, CelExpr list) throws ConditionException {
        if (list.getKind() != Kind.LIST) {
            throw refused(list, "'in' is followed by no list of constants");
        }
        List<CelExpr> elements = list.list().elements();
        if (kind(element) == CelKind.STRING) {
            Set<String> texts = new LinkedHashSet<>();
            for (CelExpr each : elements) {
                texts.add(constantText(each));
            }
            return Text.among(text(element), texts);
        }
        if (kind(element) == CelKind.INT) {
            long[] numbers = new long[elements.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = constantWhole(elements.get(i));
            }
            return Whole.among(whole(element), numbers);
        }
        throw refused(element, "only texts and whole numbers are looked for in a list");
    }

    private Truth present(CelExpr expression) throws ConditionException {
        return references.present(expression, this);
    }

    private Truth listed(CelExpr expression) throws ConditionException {
        return Truth.listed(references.list(expression, this));
    }

    String constantText(CelExpr expression) throws ConditionException {
        if (expression.getKind() == Kind.CONSTANT && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            return expression.constant().stringValue();
        }
        throw refused(expression, "here stands no text in quotes");
    }

    private long constantWhole(CelExpr expression) throws ConditionException {
        if (expression.getKind() == Kind.CONSTANT && expression.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
            return expression.constant().int64Value();
        }
        throw refused(expression, "here stands no whole number");
    }

    CelKind kind(CelExpr expression) {
        return tree.getTypeOrThrow(expression.id()).kind();
    }

    private static boolean isWhole(CelKind kind) {
        return kind == CelKind.INT || kind == CelKind.TIMESTAMP;
    }

    private static boolean isNumber(CelKind kind) {
        return kind == CelKind.INT || kind == CelKind.DOUBLE;
    }

    static CelExpr argument(CelCall call, int index) {
        return call.args().get(index);
    }

    ConditionException unknown(CelExpr expression, CelCall call) {
        return refused(expression, "'" + call.function() + "' is not part of the language of conditions here");
    }

    ConditionException refused(CelExpr expression, String reason) {
        return refused(expression, reason, "see docs/use/policies.md for what a condition may say");
    }

    ConditionException refused(CelExpr expression, String reason, String suggestion) {
        CelSourceLocation at = tree.getSource()
                .getOffsetLocation(tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0))
                .orElse(CelSourceLocation.of(1, 0));
        return new ConditionException(
                List.of(new ConditionProblem(at.getLine(), at.getColumn() + 1, reason, suggestion)));
    }
}
