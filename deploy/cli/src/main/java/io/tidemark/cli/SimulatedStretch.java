package io.tidemark.cli;

import io.tidemark.cli.options.EventTimeConverter;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Where what is simulated begins, and how much of it is written. */
final class SimulatedStretch {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "2026-01-05",
            converter = EventTimeConverter.class,
            description = "when the simulation begins (default: ${DEFAULT-VALUE})")
    private Instant from;

    @Option(
            names = "--skip-days",
            defaultValue = "0",
            description = "how many first days of it are not written (default: ${DEFAULT-VALUE})")
    private int skipped;

    /** When all of it begins. */
    Instant from() {
        return from;
    }

    /** Days that are not written. */
    int skipped() {
        return skipped;
    }

    /** When that which is written begins. */
    Instant first() {
        return from.plus(Duration.ofDays(skipped));
    }
}
