package io.tidemark.features.engine;

import java.time.Duration;
import java.time.Instant;

/** Which times can be meant: one absurd time would expire all history of its entity. */
record EventTimes(Duration clockSkew) {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    boolean absurd(Instant time, Instant now) {
        return time == null || time.isBefore(FIRST) || time.isAfter(now.plus(clockSkew));
    }

    String expectation() {
        return "it must be from 2000 on and at most " + clockSkew.toSeconds() + " s ahead of the clock";
    }
}
