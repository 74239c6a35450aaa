package io.tidemark.cli.options;

import java.time.Duration;
import picocli.CommandLine.Option;

/** When the labels of a file become known. Mixed into each command that takes labels from one. */
public final class LabelDelay {

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            defaultValue = "7d",
            converter = DurationConverter.class,
            description =
                    "of a file's labels: how long after its transaction one becomes known (default: ${DEFAULT-VALUE})")
    private Duration delay;

    public Duration value() {
        return delay;
    }
}
