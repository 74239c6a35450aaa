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
    /** Sum of amounts. */
    SUM((text, bound) -> new Summed(), Trait.ADDITIVE),
    /** Sum of squared amounts. */
    SQUARES((text, bound) -> new Squared(), Trait.ADDITIVE),
    /** Number of known frauds. */
    FRAUDS((text, bound) -> new Frauds(), Trait.ADDITIVE),
    /** Smallest amount. */
    LOWEST((text, bound) -> new Extreme(false), Trait.SETTLES),
    /** Largest amount. */
    HIGHEST((text, bound) -> new Extreme(true), Trait.SETTLES),
    /** The newest row. */
    LATEST((text, bound) -> new Latest(text, false), Trait.OF_A_TEXT),
    /** The newest row with a location. */
    LATEST_LOCATED((text, bound) -> new Latest(text, true), Trait.OF_A_LOCATION),
    /** The oldest row. */
    EARLIEST((text, bound) -> new Earliest(), Trait.SETTLES),
    /** How often each text occurs. */
    TALLY(Tally::new, Trait.OF_A_TEXT, Trait.SETTLES);

    /** What the engine has to know of it. */
    private enum Trait {
        OF_A_TEXT,
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
     * @param text which of the row's texts it is about, or a negative number for none
     * @param bound how many different texts are counted exactly
     */
    public Accumulator accumulator(int text, int bound) {
        return maker.accumulator(text, bound);
    }

    /** Whether it depends on which of a row's texts is meant. */
    public boolean ofText() {
        return traits.contains(Trait.OF_A_TEXT);
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
