package io.tidemark.features.algebra;

import java.util.Set;

/**
 * What is kept up to date over the rows of a window. Features over the same window and filter share it. All that is to
 * be said of one stands in its constant.
 */
// The functions have no state, and sets of traits are never changed.
@SuppressWarnings("ImmutableEnumChecker")
public enum Measure {
    /** Number of rows. */
    COUNT((text, bound) -> new Counted(), Trait.ADDITIVE),
    /** Number of rows whatever the feature's filter. */
    POPULATION((text, bound) -> new Counted(), Trait.ADDITIVE),
    /** Sum of amounts, or of a number. */
    SUM((number, bound) -> new Summed(number), Trait.OF_A_NUMBER, Trait.ADDITIVE),
    /** Sum of squared amounts, or of those of a number. */
    SQUARES((number, bound) -> new Squared(number), Trait.OF_A_NUMBER, Trait.ADDITIVE),
    /** Number of known frauds. */
    FRAUDS((text, bound) -> new Frauds(), Trait.ADDITIVE),
    /** Smallest amount, or number. */
    LOWEST((number, bound) -> new Extreme(false, number), Trait.OF_A_NUMBER, Trait.SETTLES),
    /** Largest amount, or number. */
    HIGHEST((number, bound) -> new Extreme(true, number), Trait.OF_A_NUMBER, Trait.SETTLES),
    /** The newest row. */
    LATEST((text, bound) -> new Latest(text, false), Trait.OF_A_TEXT, Trait.OF_A_NUMBER),
    /** The newest row with a location. */
    LATEST_LOCATED((text, bound) -> new Latest(text, true), Trait.OF_A_LOCATION),
    /** The oldest row. */
    EARLIEST((text, bound) -> new Earliest(), Trait.SETTLES),
    /** How often each text occurs. */
    TALLY(Tally::new, Trait.OF_A_TEXT, Trait.SETTLES);

    /** What the engine has to know of it. */
    private enum Trait {
        OF_A_TEXT,
        OF_A_NUMBER,
        OF_A_LOCATION,
        ADDITIVE,
        SETTLES
    }

    private interface Maker {
        Accumulator accumulator(int text, int bound);
    }

    private final Maker maker;
    private final Set<Trait> traits;
    private final boolean additive;

    Measure(Maker maker, Trait... traits) {
        this.maker = maker;
        this.traits = Set.of(traits);
        this.additive = this.traits.contains(Trait.ADDITIVE);
    }

    /**
     * An empty one.
     *
     * @param text which of the row's texts, or numbers, it is about; negative for none of them
     * @param bound how many different texts are counted exactly
     */
    public Accumulator accumulator(int text, int bound) {
        return maker.accumulator(text, bound);
    }

    /** Whether it depends on which of a row's texts is meant. */
    public boolean ofText() {
        return traits.contains(Trait.OF_A_TEXT);
    }

    /** Whether it depends on which of a row's numbers is meant, if it is not the amount. */
    public boolean ofNumber() {
        return traits.contains(Trait.OF_A_NUMBER);
    }

    /** Whether it depends on locations. */
    public boolean ofLocation() {
        return traits.contains(Trait.OF_A_LOCATION);
    }

    /** Whether that of a window is that of all rows up to its end less that of all rows up to its beginning. */
    public boolean isAdditive() {
        return additive;
    }

    /** Whether its accumulator may have to be {@linkplain Accumulator#settle shown its rows again}. */
    public boolean settles() {
        return traits.contains(Trait.SETTLES);
    }
}
