package io.tidemark.cli.rates;

import io.tidemark.cli.options.EventTimeConverter;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.rates.RateTables;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.RateTable;
import io.tidemark.schemas.door.Decimals;
import io.tidemark.schemas.text.ForeignText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "show",
        description =
                "Says which tables of rates stand there, or which are in force at a time; and which were refused, and why.",
        mixinStandardHelpOptions = true)
final class RatesShowCommand implements Callable<Integer> {

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "those in force for transactions of this time, a day or 2031-04-01T12:30:00Z")
    private Optional<Instant> at;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    /** What scripts read of a table. */
    private record Row(
            String currency, Instant from, Map<String, String> rates, Instant putAt, String putBy, String reason) {}

    /** What scripts read. */
    private record Result(List<Row> tables, List<String> refused) {}

    @Override
    public Integer call() throws Exception {
        RatesLog log;
        try (SchemaRegistry registry = SchemaRegistry.connect(servers.connection())) {
            log = RatesLog.read(servers.connection(), registry.serde(Topics.RATES));
        }
        Result result = new Result(
                shown(log.tables()).stream().map(RatesShowCommand::row).toList(), log.refused());
        output.result(result, () -> text(result));
        return ExitCodes.DONE;
    }

    private List<RateTable> shown(RateTables tables) {
        List<RateTable> all = tables.all();
        if (at.isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(table -> tables.inForce(table.getCurrency(), at.get())
                        .filter(one -> Objects.equals(one.getFrom(), table.getFrom()))
                        .isPresent())
                .toList();
    }

    private static Row row(RateTable table) {
        Map<String, String> rates = new TreeMap<>();
        for (Map.Entry<String, Decimal> rate : table.getRates().entrySet()) {
            rates.put(rate.getKey(), Decimals.text(rate.getValue()));
        }
        return new Row(
                table.getCurrency(), table.getFrom(), rates, table.getPutAt(), table.getPutBy(), table.getReason());
    }

    private static String text(Result result) {
        List<String> parts = new ArrayList<>();
        if (result.tables().isEmpty()) {
            parts.add("no table of rates stands there");
        } else {
            TextTable table = new TextTable("TO", "FROM", "RATES", "PUT AT", "PUT BY", "REASON");
            result.tables()
                    .forEach(row -> table.row(
                            ForeignText.line(row.currency()),
                            row.from(),
                            ForeignText.line(row.rates().toString()),
                            row.putAt(),
                            ForeignText.line(row.putBy()),
                            ForeignText.line(row.reason())));
            parts.add(table.toString().stripTrailing());
        }
        result.refused().forEach(why -> parts.add("refused: " + ForeignText.line(why)));
        return String.join(System.lineSeparator(), parts);
    }
}
