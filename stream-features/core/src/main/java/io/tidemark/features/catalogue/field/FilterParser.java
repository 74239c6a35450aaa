package io.tidemark.features.catalogue.field;

import io.tidemark.features.catalogue.field.Condition.Operator;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.settings.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what stands behind {@code where:}, e.g. {@code channel = 'online' and amount >= 100}. Conditions are joined by
 * {@code and}; texts stand in single quotes, a quote within by two of them.
 */
public final class FilterParser {

    private static final List<String> OF_TEXT = List.of("=", "!=", "in", "is missing", "is present");
    private static final List<String> OF_AMOUNT = List.of("=", "!=", "<", "<=", ">", ">=");
    private static final List<String> OF_NUMBER = Stream.concat(
                    OF_AMOUNT.stream(), Stream.of("is missing", "is present"))
            .toList();

    /** As catalogues write them. */
    private static final List<String> KINDS = Arrays.stream(OutcomeKind.values())
            .filter(kind -> kind != OutcomeKind.UNKNOWN)
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private final FilterTokens tokens;
    private final DeclaredNumbers numbers;
    private final boolean ofOutcomes;

    private FilterParser(String text, DeclaredNumbers numbers, boolean ofOutcomes) throws FilterSyntaxException {
        this.tokens = new FilterTokens(text);
        this.numbers = numbers;
        this.ofOutcomes = ofOutcomes;
    }

    /**
     * The filter; throws with what is wrong and what would be right.
     *
     * @param numbers those that the catalogue declares
     */
    public static Filter parse(String text, DeclaredNumbers numbers) throws FilterSyntaxException {
        return new FilterParser(text, numbers, false).filter();
    }

    /** The filter on outcomes; throws with what is wrong and what would be right. */
    public static Filter ofOutcomes(String text) throws FilterSyntaxException {
        return new FilterParser(text, DeclaredNumbers.NONE, true).filter();
    }

    private Filter filter() throws FilterSyntaxException {
        List<Condition> conditions = new ArrayList<>();
        do {
            conditions.add(condition());
        } while (tokens.takes("and"));
        if (tokens.more()) {
            throw new FilterSyntaxException(
                    "'" + tokens.take() + "' stands where 'and' or the end was expected",
                    "join conditions with 'and'; for alternatives write two features, or in ('a', 'b')");
        }
        return new Filter(conditions);
    }

    private Condition condition() throws FilterSyntaxException {
        Field field = field(tokens.word("the name of a field"));
        Operator operator = operator(field);
        return switch (operator) {
            case MISSING, PRESENT -> Condition.text(field, operator);
            case IN -> new Condition(field, operator, texts(field), 0, 0);
            default ->
                field.isMoney()
                        ? Condition.amount(operator, Double.parseDouble(tokens.number(field.name(), "in major units")))
                        : field.isNumber()
                                ? Condition.number(field, operator, unscaled(field))
                                : Condition.text(field, operator, text(field));
        };
    }

    private Field field(String name) throws FilterSyntaxException {
        if (ofOutcomes) {
            if (!Field.OF_OUTCOMES.contains(name)) {
                throw new FilterSyntaxException(
                        "an outcome has no field '" + name + "'", Nearest.suggestion(name, Field.OF_OUTCOMES));
            }
            return new Field(name);
        }
        Optional<Field> number = numbers.field(name);
        if (Field.namesANumber(name) && number.isEmpty()) {
            throw new FilterSyntaxException(
                    "'" + name + "' is " + (Field.namesAConversion(name) ? "no currency" : "not declared"),
                    numbers.suggestion(name));
        }
        if (number.isEmpty() && !Field.exists(name)) {
            throw new FilterSyntaxException("unknown field '" + name + "'", Nearest.suggestion(name, Field.NAMES));
        }
        return number.orElseGet(() -> new Field(name));
    }

    /** With the declared decimals: with more, a comparison would not say what it seems to. */
    private long unscaled(Field field) throws FilterSyntaxException {
        int decimals = field.number().decimals();
        String number = tokens.number(field.name(), "of at most " + decimals + " decimals");
        return DeclaredNumbers.unscaled(number, decimals)
                .orElseThrow(() -> new FilterSyntaxException(
                        "'" + field.name() + "' has " + decimals + " decimals and is compared with " + number,
                        "write as many decimals, or declare more below 'numbers:'"));
    }

    private Operator operator(Field field) throws FilterSyntaxException {
        List<String> known = field.isMoney() ? OF_AMOUNT : field.isNumber() ? OF_NUMBER : OF_TEXT;
        String symbol = tokens.take();
        if (symbol.equals("is")) {
            symbol = "is " + tokens.take();
        }
        for (Operator operator : Operator.values()) {
            if (operator.symbol().equals(symbol) && known.contains(symbol)) {
                return operator;
            }
        }
        throw new FilterSyntaxException(
                "'" + field.name() + "' cannot be compared with '" + symbol + "'",
                "use one of " + String.join(", ", known));
    }

    private List<String> texts(Field field) throws FilterSyntaxException {
        List<String> texts = new ArrayList<>();
        tokens.expect("(");
        do {
            texts.add(text(field));
        } while (tokens.takes(","));
        tokens.expect(")");
        return texts.stream().sorted().distinct().toList();
    }

    private String text(Field field) throws FilterSyntaxException {
        String text = tokens.text(field.name());
        Optional<Integer> currency = Currencies.minorUnitsPerMajor(text);
        if (field.name().equals("currency") && currency.isEmpty()) {
            throw new FilterSyntaxException("'" + text + "' is no ISO 4217 currency", "write a code such as 'EUR'");
        }
        if (ofOutcomes && field.equals(Field.KIND) && !KINDS.contains(text)) {
            throw new FilterSyntaxException("'" + text + "' is no kind of outcome", Nearest.suggestion(text, KINDS));
        }
        return text;
    }
}
