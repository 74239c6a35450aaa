package io.tidemark.retraining;

import java.time.LocalDate;

/** Days in UTC. */
final class Days {

    private static final long MILLIS = 86_400_000;

    private Days() {}

    static LocalDate utc(long epochMillis) {
        return LocalDate.ofEpochDay(Math.floorDiv(epochMillis, MILLIS));
    }
}
