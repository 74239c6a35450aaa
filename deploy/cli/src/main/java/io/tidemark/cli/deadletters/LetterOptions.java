package io.tidemark.cli.deadletters;

import io.tidemark.cli.deadletters.letter.LetterFilter;
import io.tidemark.cli.options.EventTimeConverter;
import io.tidemark.cli.server.TopicNames;
import io.tidemark.log.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterOptions {

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            split = ",",
            description = "only these, e.g. not_avro,unknown_schema_id")
    private List<String> causes = List.of();

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            split = ",",
            description = "only records of these topics, without a prefix, e.g. transactions")
    private List<String> topics = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "buried at or after it by the broker's clock, a day or 2018-04-01T12:30:00Z")
    private Optional<Instant> from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "buried at or before it")
    private Optional<Instant> until;

    LetterFilter filter() {
        Set<String> names =
                topics.stream().map(TopicNames::parse).map(Topic::name).collect(Collectors.toSet());
        return new LetterFilter(Set.copyOf(causes), names, from, until);
    }
}
