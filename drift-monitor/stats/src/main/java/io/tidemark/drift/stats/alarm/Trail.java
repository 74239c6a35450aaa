package io.tidemark.drift.stats.alarm;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a column of all traffic was off in the newest windows.
 *
 * @param effects newest last
 */
public record Trail(String column, List<Double> effects) {
    private static final int LONGEST = 8;
    private static final int FEWEST = 4;
    /** A drift of one step has made more than this part of its way within one window. */
    private static final double STEP = 0.6;

    public Trail {
        effects = List.copyOf(effects);
    }

    Trail and(double effect) {
        List<Double> longer = new ArrayList<>(effects);
        longer.add(effect);
        return new Trail(column, longer.subList(Math.max(0, longer.size() - LONGEST), longer.size()));
    }

    /** Whether it got here little by little: PSI grows as the square of a shift, so its root is what moves steadily. */
    boolean creeps() {
        if (effects.size() < FEWEST) {
            return false;
        }
        double way = Math.sqrt(effects.get(effects.size() - 1)) - Math.sqrt(effects.get(0));
        double longest = 0;
        for (int i = 1; i < effects.size(); i++) {
            longest = Math.max(longest, Math.sqrt(effects.get(i)) - Math.sqrt(effects.get(i - 1)));
        }
        return way > 0
                && longest < STEP * way
                && Math.sqrt(effects.get(0)) < STEP * Math.sqrt(effects.get(effects.size() - 1));
    }
}
