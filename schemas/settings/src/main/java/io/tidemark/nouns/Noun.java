package io.tidemark.nouns;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What texts speak of, each with what it is called where a catalogue does not say. */
public enum Noun {
    /** What is scored. */
    EVENT("transaction"),
    EVENTS("transactions"),
    /** What labels say of some of them. */
    POSITIVE("fraud"),
    POSITIVES("frauds"),
    /** What is said of the others. */
    NEGATIVE("genuine"),
    /** Whose history is kept and by whom events are in order. */
    CUSTOMER("customer"),
    TERMINAL("terminal"),
    /** Of which the first of a day are looked at, where nothing but ranks decides. */
    RANKED("card"),
    /** What a decision asks for. */
    REVIEW("look at it"),
    STEP_UP("ask for more"),
    DECLINE("decline it"),
    APPROVE("approve it");

    private final String usual;

    Noun(String usual) {
        this.usual = usual;
    }

    /** How catalogues and texts write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is called in payments. */
    public String usual() {
        return usual;
    }

    static Optional<Noun> of(String word) {
        return Arrays.stream(values()).filter(noun -> noun.word().equals(word)).findFirst();
    }
}
