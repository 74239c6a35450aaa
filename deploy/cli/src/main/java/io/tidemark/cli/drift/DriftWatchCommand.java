package io.tidemark.cli.drift;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.reading.RecordJson;
import io.tidemark.cli.reading.TopicReader;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.text.ForeignText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description =
                "Prints drift reports, alarms and quality reports as they come until Ctrl-C, one per line; with -o json"
                        + " each with the topic it came from.",
        mixinStandardHelpOptions = true)
final class DriftWatchCommand implements Callable<Integer> {

    private static final List<Topic<? extends SpecificRecord>> TOPICS =
            List.of(Topics.DRIFT_REPORTS, Topics.ALERTS_DRIFT, Topics.QUALITY_REPORTS);

    @Option(names = "--from-beginning", description = "begin with the oldest on record")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "end after so many")
    private long max = Long.MAX_VALUE;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    /** What a record of one topic is read with. */
    private record Source(Topic<?> topic, AvroSerde<? extends SpecificRecord> serde) {}

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        TopicReader.Start start = fromBeginning ? TopicReader.Start.beginning() : TopicReader.Start.last(0);
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            Map<String, Source> sources = new LinkedHashMap<>();
            TOPICS.forEach(topic -> sources.put(connection.topic(topic), new Source(topic, registry.serde(topic))));
            AtomicLong left = new AtomicLong(max);
            new TopicReader(connection).read(TOPICS, start, true, message -> {
                print(message, sources.get(message.topic()));
                return left.decrementAndGet() > 0;
            });
        }
        return ExitCodes.DONE;
    }

    private void print(ConsumerRecord<String, byte[]> message, Source source) {
        try {
            SpecificRecord found = source.serde().decode(message);
            output.line(output.json() ? json(source.topic(), found) : DriftText.of(found));
        } catch (UndecodableRecordException e) {
            output.progress("the record " + message.topic() + " " + message.partition() + "-" + message.offset()
                    + " cannot be read: " + ForeignText.line(e.getMessage()));
        }
    }

    private static String json(Topic<?> topic, SpecificRecord found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("topic", topic.name());
        document.putAll(RecordJson.of(found));
        return Output.toJson(document);
    }
}
