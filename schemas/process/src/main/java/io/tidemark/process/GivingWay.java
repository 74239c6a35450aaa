package io.tidemark.process;

import java.time.Duration;

/**
 * How far a process gives way to all others, and for how long it bears to get next to nothing for it. On a machine that
 * others fill, the nicest process waits for ever; so one that starves is started again and gives way less.
 *
 * @param level as {@code nice} knows it: 0 gives way to nobody, {@value #MOST} to everybody
 * @param patience how long it may starve before it gives way less; zero for ever
 */
public record GivingWay(int level, Duration patience) {

    /** Of {@code nice}. */
    public static final int MOST = 19;

    /** How long a training is let starve that nobody waits for. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    /** One with less than this share of one processor, while it wants more, starves. */
    static final double LEAST_SHARE = 0.2;

    /** Has a third of the weight of who gives way to nobody, and twenty times that of the nicest. */
    private static final int HALFWAY = 5;

    /** To everybody, as long as it is not starved. */
    public static final GivingWay TO_ALL = new GivingWay(MOST, USUAL_PATIENCE);

    public GivingWay {
        if (level < 0 || level > MOST || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "niceness is 0 to " + MOST + " and patience not negative, got " + level + " and " + patience);
        }
    }

    /** The next step of 19, 5, 0. */
    public GivingWay less() {
        return new GivingWay(level > HALFWAY ? HALFWAY : 0, patience);
    }

    /** Whether it would have more of the processor if it gave way less, and may. */
    public boolean canGiveLess() {
        return level > 0 && !patience.isZero();
    }
}
