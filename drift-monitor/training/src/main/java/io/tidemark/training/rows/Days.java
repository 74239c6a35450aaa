package io.tidemark.training.rows;

import java.time.LocalDate;

/** Days in UTC. */
public final class Days {

    private static final long MILLIS = 86_400_000;

    private Days() {}

    public static LocalDate utc(long epochMillis) {
        return LocalDate.ofEpochDay(Math.floorDiv(epochMillis, MILLIS));
    }
}
