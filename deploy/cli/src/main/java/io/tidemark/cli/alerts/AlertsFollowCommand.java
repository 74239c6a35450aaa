package io.tidemark.cli.alerts;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.reading.RecordJson;
import io.tidemark.cli.reading.TopicReader;
import io.tidemark.cli.server.Servers;
import io.tidemark.cli.story.ModelNouns;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "follow",
        description =
                "Prints alerts as they come until Ctrl-C: one per line, those of fraud with their reasons and what each"
                        + " adds to the log-odds below.",
        mixinStandardHelpOptions = true)
final class AlertsFollowCommand implements Callable<Integer> {

    /** Which alerts. */
    enum Kind {
        FRAUD,
        DRIFT,
        MODEL;

        Topic<? extends SpecificRecord> topic() {
            return switch (this) {
                case FRAUD -> Topics.ALERTS_FRAUD;
                case DRIFT -> Topics.ALERTS_DRIFT;
                case MODEL -> Topics.ALERTS_MODEL;
            };
        }
    }

    @Option(
            names = "--topic",
            defaultValue = "fraud",
            description = "fraud, drift or model (default: ${DEFAULT-VALUE})")
    private Kind kind;

    @Option(names = "--from-beginning", description = "begin with the oldest alert on record")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "end after so many alerts")
    private long max = Long.MAX_VALUE;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        TopicReader.Start start = fromBeginning ? TopicReader.Start.beginning() : TopicReader.Start.last(0);
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AvroSerde<? extends SpecificRecord> serde = registry.serde(kind.topic());
            ModelNouns nouns = new ModelNouns(new RolloutClient(connection, registry)::models, output::progress);
            AtomicLong left = new AtomicLong(max);
            new TopicReader(connection).read(kind.topic(), start, true, message -> {
                print(message, serde, nouns);
                return left.decrementAndGet() > 0;
            });
        }
        return ExitCodes.DONE;
    }

    private static String text(SpecificRecord alert, ModelNouns nouns) {
        return alert instanceof FraudAlert decided
                ? AlertText.of(decided, nouns.of(decided.getModelVersion()))
                : AlertText.of(alert);
    }

    private void print(
            ConsumerRecord<String, byte[]> message, AvroSerde<? extends SpecificRecord> serde, ModelNouns nouns) {
        try {
            SpecificRecord alert = serde.decode(message);
            output.line(output.json() ? Output.toJson(RecordJson.of(alert)) : text(alert, nouns));
        } catch (UndecodableRecordException e) {
            output.progress("the record " + message.topic() + " " + message.partition() + "-" + message.offset()
                    + " is no alert: " + ForeignText.line(e.getMessage()));
        }
    }
}
