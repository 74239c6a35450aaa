package io.tidemark.cli.options;

import io.tidemark.scoring.app.replay.ScoreSearch;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which decisions on {@code scores} are meant. Mixed into each command that looks for them. */
public final class DecidedOptions {

    @Option(names = "--customer", paramLabel = "ID", description = "whose transaction it is")
    private Optional<String> customer;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "decided at or after it by the broker's clock, a day or 2018-04-01T12:30:00Z")
    private Optional<Instant> from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "decided at or before it")
    private Optional<Instant> until;

    /** What they leave of the topic. */
    public ScoreSearch.Scope scope() {
        return new ScoreSearch.Scope(customer, from, until);
    }

    /** Behind a topic's name in a sentence that says that nothing was found; empty if none was given. */
    public String narrowed() {
        return customer.isPresent() || from.isPresent() || until.isPresent()
                ? " within what --customer, --from and --until leave of it"
                : "";
    }
}
