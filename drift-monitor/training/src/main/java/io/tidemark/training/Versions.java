package io.tidemark.training;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/** Names models by the second in which they were made, {@code m-20260301-140509}: unique, and sorted by time. */
public final class Versions {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("'m-'yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final InstantSource clock;

    public Versions(InstantSource clock) {
        this.clock = clock;
    }

    /** A version that is none of those taken, at the next free second. */
    public String next(Set<String> taken) {
        Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        while (taken.contains(FORM.format(second))) {
            second = second.plusSeconds(1);
        }
        return FORM.format(second);
    }
}
