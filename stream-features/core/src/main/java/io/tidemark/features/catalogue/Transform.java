package io.tidemark.features.catalogue;

import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a feature of the transaction itself is made: all that is to be said of one stands in its constant. */
// The functions have no state, and sets of traits are never changed.
@SuppressWarnings("ImmutableEnumChecker")
public enum Transform {
    /** Amount in major units, e.g. euros. */
    AMOUNT("money", "amount of the {event}", (transaction, terms) -> majorUnits(transaction), Trait.OF_THE_AMOUNT),
    /** ln(1 + amount in major units); by {@link StrictMath}, so it has the same bits on every machine. */
    LOG_AMOUNT(
            "",
            "ln(1 + amount)",
            (transaction, terms) -> StrictMath.log1p(majorUnits(transaction)),
            Trait.OF_THE_AMOUNT),
    /** 1 on Saturday and Sunday, else 0. */
    WEEKEND(
            "",
            "1 on Saturday and Sunday, else 0",
            (transaction, terms) -> terms.dayOfWeek(transaction) >= 6 ? 1 : 0,
            Trait.OF_THE_CALENDAR,
            Trait.YES_NO),
    /** 1 from 00:00 to 06:59, else 0. */
    NIGHT(
            "",
            "1 from 00:00 to 06:59, else 0",
            (transaction, terms) -> terms.hour(transaction) <= 6 ? 1 : 0,
            Trait.OF_THE_CALENDAR,
            Trait.YES_NO),
    /** Hour of the day, 0 to 23. */
    HOUR("h", "hour of the day", (transaction, terms) -> terms.hour(transaction), Trait.OF_THE_CALENDAR),
    /** Day of the week, Monday 1 to Sunday 7. */
    DAY_OF_WEEK(
            "",
            "day of the week, Monday 1 to Sunday 7",
            (transaction, terms) -> terms.dayOfWeek(transaction),
            Trait.OF_THE_CALENDAR),
    /** The number of a category in its dictionary: from 1; -1 unknown; missing if the transaction does not say it. */
    CODE(
            "category",
            "number of the category, -1 if unknown",
            (transaction, terms) -> terms.code(transaction),
            Trait.OF_A_TEXT,
            Trait.OF_A_DICTIONARY),
    /**
     * The number that a text of the transaction says, such as {@code -1.25} or {@code 1e-3}; missing if it says none.
     */
    NUMBER("", "number that the {event} says", (transaction, terms) -> terms.number(transaction), Trait.OF_A_TEXT);

    /** What the rest of the catalogue, and whoever shows the value, has to know of it. */
    private enum Trait {
        OF_THE_AMOUNT,
        OF_THE_CALENDAR,
        OF_A_TEXT,
        OF_A_DICTIONARY,
        YES_NO
    }

    private interface Function {
        double value(Transaction transaction, Terms terms);
    }

    private final String unit;
    private final String meaning;
    private final Function function;
    private final boolean ofTheAmount;
    private final Set<Trait> traits;

    Transform(String unit, String meaning, Function function, Trait... traits) {
        this.unit = unit;
        this.meaning = meaning;
        this.function = function;
        this.traits = Set.of(traits);
        this.ofTheAmount = this.traits.contains(Trait.OF_THE_AMOUNT);
    }

    /**
     * The value of a checked transaction; NaN is missing. Of one without a usable amount only if it is not made of it.
     */
    public double value(Transaction transaction, Terms terms) {
        return function.value(transaction, terms);
    }

    /** Unit of the value, see {@link Feature#unit}. */
    public String unit() {
        return unit;
    }

    /** What it says, in one line for people, with places for nouns. */
    public String meaning() {
        return meaning;
    }

    /** Whether the value depends on the amount. */
    public boolean ofTheAmount() {
        return ofTheAmount;
    }

    /** Whether it is made of a text of the transaction, which the catalogue names by {@code of}. */
    public boolean ofAText() {
        return traits.contains(Trait.OF_A_TEXT);
    }

    /** Whether the value is a category's number, so that the catalogue has to number the text's categories. */
    public boolean ofADictionary() {
        return traits.contains(Trait.OF_A_DICTIONARY);
    }

    /** Whether the value depends on the catalogue's time zone. */
    public boolean ofTheCalendar() {
        return traits.contains(Trait.OF_THE_CALENDAR);
    }

    /** Whether the value is 1 for yes or 0 for no. */
    public boolean isYesNo() {
        return traits.contains(Trait.YES_NO);
    }

    /** The word for it in a catalogue file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Transform> of(String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Transform::word).toList();
    }

    private static double majorUnits(Transaction transaction) {
        return Currencies.majorUnits(transaction.getAmount());
    }
}
