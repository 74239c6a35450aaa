package io.tidemark.features.algebra;

/** What was measured over one window, and the event that asks. Filled anew for every answer. */
public final class Measured {

    private final Accumulator[] all;
    private final int[] places;
    private final Row event;
    private final long scale;
    private final Dictionary dictionary;
    private final boolean ofNumber;

    /**
     * @param all accumulators of all windows
     * @param places of those that the aggregate asks for, in the order of {@link Aggregate#measures}
     * @param scale minor units per major unit of all amounts, or steps of a number in 1
     * @param dictionary of the text that the feature is about
     * @param ofNumber whether it is about a number under a name of the sender's own
     */
    public Measured(Accumulator[] all, int[] places, Row event, long scale, Dictionary dictionary, boolean ofNumber) {
        this.all = all;
        this.places = places;
        this.event = event;
        this.scale = scale;
        this.dictionary = dictionary;
        this.ofNumber = ofNumber;
    }

    /** The event for which the window is looked at. */
    public Row event() {
        return event;
    }

    /** Minor units per major unit, or steps of the last decimal of a number in 1, e.g. 100. */
    public long scale() {
        return scale;
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    /** Whether it is about a number and not about an amount or a text. */
    boolean ofNumber() {
        return ofNumber;
    }

    public long count(int measure) {
        return ((Counted) all[places[measure]]).count();
    }

    public long frauds(int measure) {
        return ((Frauds) all[places[measure]]).count();
    }

    public Summed sum(int measure) {
        return (Summed) all[places[measure]];
    }

    public Squared squares(int measure) {
        return (Squared) all[places[measure]];
    }

    public Extreme extreme(int measure) {
        return (Extreme) all[places[measure]];
    }

    public Latest latest(int measure) {
        return (Latest) all[places[measure]];
    }

    public Earliest earliest(int measure) {
        return (Earliest) all[places[measure]];
    }

    public Tally tally(int measure) {
        return (Tally) all[places[measure]];
    }
}
