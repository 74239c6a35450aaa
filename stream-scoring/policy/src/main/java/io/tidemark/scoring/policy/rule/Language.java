package io.tidemark.scoring.policy.rule;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import io.tidemark.settings.Nearest;
import java.util.List;
import java.util.Optional;

/**
 * The language of conditions: the Common Expression Language (CEL, cel.dev) over {@code transaction}, {@code numbers},
 * {@code features}, {@code score}, {@code rank} and {@code lists}, with a fixed list of functions and no macro but
 * {@code has}, so that the cost of a condition is bounded by its length.
 */
public final class Language {

    /** Characters of one condition. */
    public static final int LONGEST = 4_000;

    private static final int DEEPEST = 60;

    private static final StandardFunction[] FUNCTIONS = {
        StandardFunction.CONDITIONAL, StandardFunction.LOGICAL_NOT, StandardFunction.LOGICAL_OR,
        StandardFunction.LOGICAL_AND, StandardFunction.EQUALS, StandardFunction.NOT_EQUALS,
        StandardFunction.LESS, StandardFunction.LESS_EQUALS, StandardFunction.GREATER,
        StandardFunction.GREATER_EQUALS, StandardFunction.ADD, StandardFunction.SUBTRACT,
        StandardFunction.MULTIPLY, StandardFunction.DIVIDE, StandardFunction.NEGATE,
        StandardFunction.INDEX, StandardFunction.IN, StandardFunction.SIZE,
        StandardFunction.DOUBLE, StandardFunction.TIMESTAMP, StandardFunction.MATCHES,
        StandardFunction.CONTAINS, StandardFunction.ENDS_WITH, StandardFunction.STARTS_WITH,
        StandardFunction.GET_FULL_YEAR, StandardFunction.GET_MONTH, StandardFunction.GET_DATE,
        StandardFunction.GET_DAY_OF_WEEK, StandardFunction.GET_HOURS, StandardFunction.GET_MINUTES,
    };

    private final Vocabulary vocabulary;
    private final CelCompiler compiler;

    public Language(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        StructType transaction = TransactionField.type();
        compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(DEEPEST)
                        .build())
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .includeFunctions(FUNCTIONS)
                        .build())
                .setStandardMacros(CelStandardMacro.HAS)
                .setTypeProvider(new OneType(transaction))
                .addVar("transaction", transaction)
                .addVar("numbers", MapType.create(SimpleType.STRING, SimpleType.DOUBLE))
                .addVar("features", MapType.create(SimpleType.STRING, SimpleType.DOUBLE))
                .addVar("lists", MapType.create(SimpleType.STRING, SimpleType.BOOL))
                .addVar("score", SimpleType.DOUBLE)
                .addVar("rank", SimpleType.DOUBLE)
                .setResultType(SimpleType.BOOL)
                .build();
    }

    /**
     * Compiles a condition.
     *
     * @param slots takes in the names that it uses
     * @throws ConditionException with everything that CEL finds wrong with it, or the first thing that we do
     */
    public Condition compile(String text, Slots slots) throws ConditionException {
        CelAbstractSyntaxTree tree = checked(text);
        Translator translator = new Translator(tree, vocabulary, slots);
        return new Condition(text, tree, translator.truth(tree.getExpr()), Names.of(tree), Names.nodes(tree));
    }

    /** The condition as CEL has parsed it and checked its types. */
    public CelAbstractSyntaxTree checked(String text) throws ConditionException {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            throw new ConditionException(
                    result.getErrors().stream().map(this::problem).toList());
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new ConditionException(
                    e.getErrors().stream().map(this::problem).toList());
        }
    }

    private ConditionProblem problem(CelIssue issue) {
        int line = Math.max(issue.getSourceLocation().getLine(), 1);
        int column = Math.max(issue.getSourceLocation().getColumn(), 0) + 1;
        String said = issue.getMessage().replaceAll("\\s+", " ").strip();
        return new ConditionProblem(line, column, said.replace(" (in container '')", ""), remedy(said));
    }

    private static String remedy(String said) {
        if (said.contains("no matching overload") && said.contains("double") && said.contains("int")) {
            return "amounts, features and scores are numbers with a fraction: write 5.0 and not 5";
        }
        if (said.contains("no matching overload")) {
            return "compare values of one kind";
        }
        if (said.startsWith("undefined field")) {
            return Nearest.suggestion(quoted(said), TransactionField.names());
        }
        if (said.startsWith("undeclared reference")) {
            return Nearest.suggestion(
                    quoted(said),
                    List.of(
                            "transaction",
                            "numbers",
                            "features",
                            "score",
                            "rank",
                            "lists",
                            "has",
                            "size",
                            "matches",
                            "contains",
                            "startsWith",
                            "endsWith",
                            "double",
                            "timestamp"));
        }
        if (said.startsWith("expected type 'bool'")) {
            return "a condition says yes or no: compare the value with another one";
        }
        return "look at the word at that place, and at brackets and quotes before it";
    }

    private static String quoted(String said) {
        int from = said.indexOf('\'') + 1;
        return said.substring(from, Math.max(from, said.indexOf('\'', from)));
    }

    private record OneType(StructType type) implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of(type);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return name.equals(type.name()) ? Optional.of(type) : Optional.empty();
        }
    }
}
