package io.tidemark.schemas.door;

import java.time.Duration;
import java.time.Instant;

/**
 * Which times can be meant: one absurd time would expire all history of its entity.
 *
 * @param clockSkew how far ahead of the log a time may be
 */
public record EventTimes(Duration clockSkew) {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    /** Whether this cannot be meant as a time, given when the record was appended. */
    public boolean absurd(Instant time, Instant now) {
        return time == null || time.isBefore(FIRST) || time.isAfter(now.plus(clockSkew));
    }

    /** What a time should be, as the end of a sentence. */
    public String expectation() {
        return "it must be from 2000 on and at most " + clockSkew.toSeconds() + " s ahead of the clock";
    }
}
