package io.tidemark.scoring.model.reasons;

import java.util.Arrays;
import java.util.Optional;

/** What a feature's value counts in, as far as people read it differently. */
public enum ValueUnit {
    /** Major units of the transaction's currency. */
    MONEY("money"),
    SECONDS("s"),
    SPEED("km/h"),
    /** Hour of the day. */
    HOUR("h"),
    /** Things that are counted; a usual number of them may have a fraction. */
    COUNT("count"),
    /** 0 to 1. */
    SHARE("share"),
    /** One value by another. */
    TIMES("times"),
    /** 0 is no, anything else yes. */
    YES_NO("yes_no"),
    /** From 1, the place of a category in a list; -1 for one that is not in it. */
    CATEGORY("category"),
    NUMBER("number");

    private final String word;

    ValueUnit(String word) {
        this.word = word;
    }

    /** How a manifest writes it. */
    public String word() {
        return word;
    }

    /** The unit that a manifest writes so. */
    public static Optional<ValueUnit> of(String word) {
        return Arrays.stream(values()).filter(unit -> unit.word.equals(word)).findFirst();
    }
}
