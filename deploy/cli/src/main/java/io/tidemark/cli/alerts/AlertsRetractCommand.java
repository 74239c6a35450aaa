package io.tidemark.cli.alerts;

import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Requester;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.AlertRetraction;
import io.tidemark.schemas.FraudAlert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "retract",
        description = {
            "Withdraws an alert of fraud: puts it once more behind itself, with who takes it back and why. Subscribers"
                    + " and webhooks are told under a key of its own. The decision, and what is on record of it, stay"
                    + " as they are.",
            "An alert that is withdrawn already stays so, and nothing is put."
        },
        mixinStandardHelpOptions = true)
final class AlertsRetractCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "alert_id of the alert, such as 0-1234")
    private String id;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "why, in one sentence, for those who were told of it")
    private String reason;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (reason.isBlank()) {
            throw new Failure(ExitCodes.USAGE, "--reason is empty; say in one sentence why the alert is withdrawn");
        }
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AlertSearch.Found found = new AlertSearch(connection, registry).find(id);
            boolean already = found.retraction().isPresent();
            if (!already) {
                write(connection, registry.serde(Topics.ALERTS_FRAUD), found);
            }
            output.result(
                    Map.of("alert_id", id, "already", already),
                    () -> already ? "alert " + id + " is withdrawn already" : "alert " + id + " is withdrawn");
        }
        return ExitCodes.DONE;
    }

    /** Into the partition of the alert: whoever reads that one in order reads first what is taken back. */
    private void write(Connection connection, AvroSerde<FraudAlert> serde, AlertSearch.Found found) {
        AlertRetraction retraction = new AlertRetraction(
                reason, Requester.name(), InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS));
        FraudAlert withdrawn =
                FraudAlert.newBuilder(found.alert()).setRetraction(retraction).build();
        byte[] key = withdrawn.getTransaction().getCustomerId().getBytes(StandardCharsets.UTF_8);
        try (LogWriter writer = LogWriter.ofOne(connection, Topics.ALERTS_FRAUD)) {
            writer.write(new ProducerRecord<>(
                    connection.topic(Topics.ALERTS_FRAUD), found.partition(), key, serde.encode(withdrawn)));
        }
    }
}
