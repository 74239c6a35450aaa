package io.tidemark.scoring.model.reasons;

/** Which contributions are reasons. */
public enum Direction {
    /** Those that raise the margin. */
    RAISING,
    /** Those that raise or lower it, the strongest first. */
    BOTH;

    boolean takes(double contribution) {
        return this == RAISING ? contribution > 0 : contribution != 0;
    }

    double weight(double contribution) {
        return this == RAISING ? contribution : Math.abs(contribution);
    }
}
