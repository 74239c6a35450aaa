package io.tidemark.demo;

/**
 * How fast live traffic is sent, by what the stack keeps up with. Each look at what still waits for its score takes
 * from the rate when more than
 * {@value #MOST_WAITING} seconds of traffic wait and do not become fewer, and gives to it when less than
 * {@value #FEW_WAITING} do: so on a machine that is full the story takes longer and no queue grows without end. Traffic
 * never stops, as a story that waits for its next event would never go on. Used by one thread.
 */
final class TrafficPace {
    /** Transactions a second on a machine that has room: two hours of the town's time in each second. */
    static final double MOST = 300;

    /** An hour of the town's time takes a good minute then: whatever else the machine does, it goes on. */
    static final double LEAST = 2;

    static final double MOST_WAITING = 1.5;
    static final double FEW_WAITING = 0.7;

    /**
     * Live traffic is beside a training, and history was not: what was scored of it a second is not all for live
     * traffic.
     */
    private static final double SHARE_OF_HISTORY = 0.1;

    private static final double TAKE = 0.8;
    private static final double GIVE = 1.15;

    /** What waits and has become this much less in a second goes away by itself. */
    private static final double SHRINKING = 0.95;

    private double perSecond;
    private double lowest;
    private double waitedBefore;

    private TrafficPace(double perSecond) {
        this.perSecond = bounded(perSecond);
        lowest = this.perSecond;
    }

    /** Begins by what the machine has scored of the history, transactions a second. */
    static TrafficPace after(double historyPerSecond) {
        return new TrafficPace(historyPerSecond * SHARE_OF_HISTORY);
    }

    /** Transactions a second on the average of a day; never below {@link #LEAST}. */
    double perSecond() {
        return perSecond;
    }

    /** The least that it has been. */
    double lowest() {
        return lowest;
    }

    /**
     * One second later.
     *
     * @param waiting transactions that were due and have no score yet
     * @param scored transactions that got theirs in this second
     */
    void look(double waiting, double scored) {
        boolean shrinks = waiting < SHRINKING * waitedBefore;
        if (waiting > MOST_WAITING * perSecond && !shrinks) {
            // What was scored is what the machine can do; less than that lets it catch up.
            perSecond = bounded(TAKE * Math.min(perSecond, scored));
        } else if (waiting < FEW_WAITING * perSecond) {
            perSecond = bounded(GIVE * perSecond);
        }
        waitedBefore = waiting;
        lowest = Math.min(lowest, perSecond);
    }

    private static double bounded(double perSecond) {
        return Math.max(LEAST, Math.min(MOST, perSecond));
    }
}
