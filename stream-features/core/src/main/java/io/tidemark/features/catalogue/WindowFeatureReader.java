package io.tidemark.features.catalogue;

import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.algebra.Aggregate.Operand;
import io.tidemark.features.algebra.Aggregates;
import io.tidemark.features.algebra.Measure;
import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.catalogue.field.Filter;
import io.tidemark.features.catalogue.field.FilterParser;
import io.tidemark.features.catalogue.field.FilterSyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads entries with an {@code aggregate}. */
final class WindowFeatureReader {

    /** As long as scores are kept: nothing older can be audited or trained on. */
    private static final Duration LONGEST_REACH = Duration.ofDays(400);

    private static final String OUTCOMES = "outcomes";
    private static final List<String> OVER = List.of("transactions", OUTCOMES);

    private static final int FEWEST_EXACT = 16;
    private static final int MOST_EXACT = 10_000;

    private final CurrencyReader currencies;
    private final Set<String> dictionaries;
    private final DeclaredNumbers numbers;

    /**
     * @param currencies what the catalogue says of them
     * @param dictionaries names of the fields that have one
     * @param numbers those that the catalogue declares
     */
    WindowFeatureReader(CurrencyReader currencies, Set<String> dictionaries, DeclaredNumbers numbers) {
        this.currencies = currencies;
        this.dictionaries = dictionaries;
        this.numbers = numbers;
    }

    Optional<Feature> read(EntryProblems entry) {
        entry.entry()
                .allow(
                        "name",
                        "entity",
                        "aggregate",
                        "of",
                        "over",
                        "where",
                        "currency",
                        "window",
                        "delay",
                        "itself",
                        "exact_up_to",
                        "meaning");
        boolean ofOutcomes = entry.word("over", OVER).filter(OUTCOMES::equals).isPresent();
        Optional<String> entity = entity(entry).map(named -> ofOutcomes ? Entities.outcomesOf(named) : named);
        Optional<Aggregate> aggregate =
                entry.word("aggregate", Aggregates.written()).flatMap(Aggregates::of);
        Optional<Filter> where = where(entry, ofOutcomes);
        Optional<Duration> window = entry.requiredSpan("window");
        Duration delay = entry.span("delay").orElse(Duration.ZERO);
        checkReach(entry, window.orElse(Duration.ofDays(1)), delay);
        if (aggregate.isEmpty()) {
            return Optional.empty();
        }
        boolean includesItself = includesItself(entry, aggregate.get(), delay, ofOutcomes);
        Optional<Field> of = ofOutcomes ? OfOutcomes.field(entry, aggregate.get()) : of(entry, aggregate.get());
        int exactUpTo = exactUpTo(entry, aggregate.get());
        if (entity.isEmpty() || where.isEmpty() || window.isEmpty() || of.isEmpty()) {
            return Optional.empty();
        }
        checkFilter(entry, aggregate.get(), where.get());
        CurrencyReader.OfWindow currency =
                currencies.ofWindow(entry, aggregate.get(), of.get(), where.get(), ofOutcomes);
        return Optional.of(new WindowFeature(
                entry.name(),
                currency.entity(entity.get()),
                aggregate.get(),
                of.get(),
                currency.where(where.get()),
                window.get(),
                delay,
                includesItself,
                exactUpTo,
                entry.entry().text("meaning").orElse("")));
    }

    private static Optional<String> entity(EntryProblems entry) {
        if (!entry.entry().has("entity")) {
            entry.add("entity", "'entity' is missing", "write a text of the transaction such as customer or terminal");
            return Optional.empty();
        }
        List<String> names = entry.entry().isList("entity")
                ? entry.entry().texts("entity")
                : entry.entry().text("entity").stream().toList();
        List<Field> fields = new ArrayList<>();
        names.forEach(name -> entry.text("entity", name).ifPresent(fields::add));
        if (fields.stream().distinct().count() < fields.size()) {
            entry.add("entity", "a field stands twice in the entity", "keep one of the two");
        }
        return fields.isEmpty() || fields.size() < names.size()
                ? Optional.empty()
                : Optional.of(Entities.of(fields.stream().distinct().toList()));
    }

    private Optional<Filter> where(EntryProblems entry, boolean ofOutcomes) {
        if (!entry.entry().has("where")) {
            return Optional.of(Filter.ALL);
        }
        Optional<String> text = entry.entry().text("where");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ofOutcomes ? FilterParser.ofOutcomes(text.get()) : FilterParser.parse(text.get(), numbers));
        } catch (FilterSyntaxException e) {
            entry.add("where", e.getMessage(), e.suggestion());
            return Optional.empty();
        }
    }

    private static void checkReach(EntryProblems entry, Duration window, Duration delay) {
        if (window.isZero()) {
            entry.add("window", "the window is 0", "write a duration such as 30m, 1h, 7d or 1d12h");
        }
        if (window.plus(delay).compareTo(LONGEST_REACH) > 0) {
            entry.add(
                    entry.entry().has("delay") ? "delay" : "window",
                    "window and delay reach back further than " + LONGEST_REACH.toDays()
                            + " days, the retention of scores",
                    "shorten them");
        }
    }

    private static boolean includesItself(
            EntryProblems entry, Aggregate aggregate, Duration delay, boolean ofOutcomes) {
        Optional<String> word = entry.word("itself", List.of("included", "excluded"));
        if (ofOutcomes && word.isPresent()) {
            entry.add("itself", "a window of outcomes never holds the transaction itself", "remove 'itself'");
        }
        if (aggregate.ofThePast()) {
            if (word.equals(Optional.of("included")) || !delay.isZero()) {
                entry.add(
                        delay.isZero() ? "itself" : "delay",
                        "'" + aggregate.word() + "' is about the event before this one",
                        "remove '" + (delay.isZero() ? "itself" : "delay") + "'");
            }
            return false;
        }
        if (word.isPresent() && !delay.isZero()) {
            entry.add("itself", "a delayed window never holds the transaction itself", "remove 'itself'");
        }
        return !ofOutcomes && delay.isZero() && !word.equals(Optional.of("excluded"));
    }

    private Optional<Field> of(EntryProblems entry, Aggregate aggregate) {
        Optional<String> name = entry.entry().text("of");
        Operand operand = aggregate.operand();
        if (operand == Operand.NOTHING || operand == Operand.LOCATION) {
            if (entry.entry().has("of")) {
                entry.add("of", "'" + aggregate.word() + "' is made of no field", "remove 'of'");
            }
            return Optional.of(Field.NONE);
        }
        if (name.filter(Field::namesANumber).isPresent() && operand != Operand.TEXT) {
            return entry.number("of", name.get(), numbers);
        }
        if (operand == Operand.MONEY || name.equals(Optional.of(Field.AMOUNT.name()))) {
            if (operand == Operand.TEXT || (name.isPresent() && !name.get().equals(Field.AMOUNT.name()))) {
                entry.add(
                        "of",
                        "'" + aggregate.word() + "' cannot be made of '" + name.get() + "'",
                        operand == Operand.TEXT
                                ? "name a text such as terminal"
                                : "write 'of: amount', or a declared number as 'of: numbers.NAME', or leave it out");
                return Optional.empty();
            }
            return Optional.of(Field.AMOUNT);
        }
        if (name.isEmpty()) {
            entry.add("of", "'of' is missing", "name the field, e.g. 'of: terminal'");
            return Optional.empty();
        }
        Optional<Field> field = entry.text("of", name.get());
        boolean coded = aggregate.needsDictionary() || operand == Operand.MONEY_OR_TEXT;
        if (field.isPresent() && coded && !dictionaries.contains(name.get())) {
            entry.add(
                    "of",
                    "'" + name.get() + "' has no dictionary, so its categories have no numbers",
                    "list them as 'dictionaries: {" + name.get() + ": [...]}'");
        }
        return field;
    }

    private static int exactUpTo(EntryProblems entry, Aggregate aggregate) {
        boolean tallies = aggregate.measures().contains(Measure.TALLY);
        Optional<String> text = entry.entry().text("exact_up_to");
        if (text.isEmpty()) {
            return tallies ? WindowFeature.EXACT_UP_TO : 0;
        }
        boolean number = text.get().matches("\\d{1,6}");
        int bound = number ? Integer.parseInt(text.get()) : 0;
        if (!aggregate.word().equals("distinct")) {
            entry.add("exact_up_to", "'" + aggregate.word() + "' has no bound", "remove 'exact_up_to'");
        } else if (bound < FEWEST_EXACT || bound > MOST_EXACT) {
            entry.add(
                    "exact_up_to",
                    "'" + text.get() + "' is no number from " + FEWEST_EXACT + " to " + MOST_EXACT,
                    "write e.g. " + WindowFeature.EXACT_UP_TO);
        }
        return bound;
    }

    private static void checkFilter(EntryProblems entry, Aggregate aggregate, Filter where) {
        if (aggregate.needsFilter() && where.isAll()) {
            entry.add(
                    "where",
                    "'where' is missing: a share of which events?",
                    "write e.g. where: \"channel = 'online'\"");
        }
    }
}
