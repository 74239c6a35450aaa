package io.tidemark.features.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a feature of the transaction itself is made. */
public enum Transform {
    /** Amount in major units, e.g. euros. */
    AMOUNT(false, "money", "amount of the transaction"),
    /** ln(1 + amount in major units). */
    LOG_AMOUNT(false, "", "ln(1 + amount)"),
    /** 1 on Saturday and Sunday, else 0. */
    WEEKEND(true, "", "1 on Saturday and Sunday, else 0"),
    /** 1 from 00:00 to 06:59, else 0. */
    NIGHT(true, "", "1 from 00:00 to 06:59, else 0"),
    /** Hour of the day, 0 to 23. */
    HOUR(true, "h", "hour of the day"),
    /** Day of the week, Monday 1 to Sunday 7. */
    DAY_OF_WEEK(true, "", "day of the week, Monday 1 to Sunday 7"),
    /** The number of a category in its dictionary: from 1; -1 unknown; missing if the transaction does not say it. */
    CODE(false, "category", "number of the category, -1 if unknown"),
    /**
     * The number that a text of the transaction says, such as {@code -1.25} or {@code 1e-3}; missing if it says none.
     */
    NUMBER(false, "", "number that the transaction says");

    private final boolean ofTheCalendar;
    private final String unit;
    private final String meaning;

    Transform(boolean ofTheCalendar, String unit, String meaning) {
        this.ofTheCalendar = ofTheCalendar;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** Unit of the value, see {@link Feature#unit}. */
    public String unit() {
        return unit;
    }

    /** What it says, in one line for people. */
    public String meaning() {
        return meaning;
    }

    /** Whether the value depends on the amount. */
    public boolean ofTheAmount() {
        return this == AMOUNT || this == LOG_AMOUNT;
    }

    /** Whether it is made of a text of the transaction, which the catalogue names by {@code of}. */
    public boolean ofAText() {
        return this == CODE || this == NUMBER;
    }

    /** Whether the value depends on the catalogue's time zone. */
    public boolean ofTheCalendar() {
        return ofTheCalendar;
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
}
