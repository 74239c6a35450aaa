package io.tidemark.cli.rates;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Requester;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.rates.RatesReader;
import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.RateTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "put",
        description = {
            "Puts the tables of a file behind those that stand there. Each is in force for transactions from its moment on, so put"
                    + " it before that: what was decided stays as it was decided.",
            "The whole file is looked at, and at what stands there, before anything is put. Tables that stand there"
                    + " already, with the same moment and the same rates, are left out: a file that grows may be put again."
        },
        mixinStandardHelpOptions = true)
final class RatesPutCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "YAML: currency, and tables with from and rates")
    private Path file;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "why, in one sentence, for the record")
    private String reason;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    /**
     * What scripts read.
     *
     * @param tables that were put
     * @param currency of them, and {@code from} when the first is in force; null if there are none
     */
    private record Result(String currency, int tables, Instant from) {}

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        Instant now = InstantSource.system().instant();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AvroSerde<RateTable> serde = registry.serde(Topics.RATES);
            List<RateTable> tables =
                    RatesReader.read(file, RatesLog.read(connection, serde).tables(), now);
            tables.stream()
                    .filter(table -> table.getFrom().isBefore(now))
                    .findFirst()
                    .ifPresent(table -> output.progress("note: the table from " + table.getFrom()
                            + " has begun already: transactions that were decided since then stay as they were decided,"
                            + " and the same transactions computed anew are told by it"));
            if (tables.isEmpty()) {
                output.result(
                        new Result(null, 0, null),
                        () -> "nothing was put, since all tables of " + file + " stand there already");
                return ExitCodes.DONE;
            }
            send(connection, serde, tables);
            Result result = new Result(
                    tables.get(0).getCurrency(), tables.size(), tables.get(0).getFrom());
            output.result(result, () -> "%d tables of rates to %s were put, the first of them is in force from %s"
                    .formatted(result.tables(), result.currency(), result.from()));
        }
        return ExitCodes.DONE;
    }

    private void send(Connection connection, AvroSerde<RateTable> serde, List<RateTable> tables) {
        try (LogWriter writer = LogWriter.ofOne(connection, Topics.RATES)) {
            for (RateTable table : tables) {
                byte[] value = serde.encode(RateTable.newBuilder(table)
                        .setReason(reason)
                        .setPutBy(Requester.name())
                        .build());
                byte[] key = table.getCurrency().getBytes(StandardCharsets.UTF_8);
                // One after the other: a table is of use behind the one before it only.
                writer.write(new ProducerRecord<>(connection.topic(Topics.RATES), key, value));
            }
        }
    }
}
