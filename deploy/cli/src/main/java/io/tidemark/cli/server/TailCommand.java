package io.tidemark.cli.server;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.reading.RecordJson;
import io.tidemark.cli.reading.TopicReader;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tail",
        description = "Prints the newest records of a topic, one JSON document per line.",
        mixinStandardHelpOptions = true)
public final class TailCommand implements Callable<Integer> {

    private static final int NEWEST = 10;

    @Parameters(paramLabel = "TOPIC", description = "its name without a prefix, e.g. scores")
    private String topic;

    @Option(
            names = {"-f", "--follow"},
            description = "go on with what comes, until Ctrl-C")
    private boolean follow;

    @Option(
            names = "--from-beginning",
            description = "begin at the oldest record in place of the newest of each partition")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "end after so many records")
    private long max = Long.MAX_VALUE;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Topic<?> found = TopicNames.parse(topic);
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AvroSerde<?> serde = registry.serde(found);
            AtomicLong left = new AtomicLong(max);
            new TopicReader(connection).read(found, start(), follow, message -> {
                output.line(Output.toJson(document(message, serde)));
                return left.decrementAndGet() > 0;
            });
        }
        return ExitCodes.DONE;
    }

    private TopicReader.Start start() {
        if (fromBeginning) {
            return TopicReader.Start.beginning();
        }
        return TopicReader.Start.last(follow ? 0 : NEWEST);
    }

    private static Map<String, Object> document(ConsumerRecord<String, byte[]> message, AvroSerde<?> serde) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("partition", message.partition());
        document.put("offset", message.offset());
        document.put("logged_at", Instant.ofEpochMilli(message.timestamp()).toString());
        document.put("key", message.key());
        try {
            SpecificRecord value = message.value() == null ? null : serde.decode(message);
            document.put("value", value == null ? null : RecordJson.of(value));
        } catch (UndecodableRecordException e) {
            document.put("undecodable", e.getMessage());
            document.put("bytes", Base64.getEncoder().encodeToString(message.value()));
        }
        return document;
    }
}
