package io.tidemark.cli.options;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What the features job was told: whoever computes its vectors again from topics must be told the same. */
public final class FeaturesJobOptions {

    @Option(
            names = "--label-horizon",
            paramLabel = "TIME",
            defaultValue = "180d",
            converter = DurationConverter.class,
            description = "label.horizon of the features job (default: ${DEFAULT-VALUE})")
    private Duration labelHorizon;

    @Option(
            names = "--clock-skew",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description = "of topics: clock.skew of the features job (default: ${DEFAULT-VALUE})")
    private Duration clockSkew;

    public Duration labelHorizon() {
        return labelHorizon;
    }

    public Duration clockSkew() {
        return clockSkew;
    }
}
