package io.tidemark.scoring.app.replay;

/**
 * How many decisions came out again.
 *
 * @param same with all that was compared
 * @param different whatever differs: decision, score, trace, or the control in force
 * @param notCompared whose decision could not be taken again
 */
public record Tally(long same, long different, long notCompared) {

    static final Tally NONE = new Tally(0, 0, 0);

    static Tally of(ReplayReport report) {
        if (!report.same()) {
            return new Tally(0, 1, 0);
        }
        return report.decided() ? new Tally(1, 0, 0) : new Tally(0, 0, 1);
    }

    Tally plus(Tally other) {
        return new Tally(same + other.same, different + other.different, notCompared + other.notCompared);
    }

    /** All of them. */
    public long decisions() {
        return same + different + notCompared;
    }
}
