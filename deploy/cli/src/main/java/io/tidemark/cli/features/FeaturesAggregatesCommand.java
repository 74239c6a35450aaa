package io.tidemark.cli.features;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.algebra.Aggregates;
import io.tidemark.nouns.Nouns;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "aggregates",
        description = "Lists what a feature can make of the events in a window.",
        mixinStandardHelpOptions = true)
final class FeaturesAggregatesCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    /** One aggregate; {@code of} says what kind of field it is made of. */
    private record Row(String aggregate, String of, String unit, String meaning) {}

    @Override
    public Integer call() {
        List<Row> rows =
                Aggregates.ALL.stream().map(FeaturesAggregatesCommand::row).toList();
        output.result(rows, () -> text(rows));
        return ExitCodes.DONE;
    }

    private static Row row(Aggregate aggregate) {
        String of = aggregate.operand().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Row(aggregate.word(), of, aggregate.unit(), Nouns.USUAL.in(aggregate.meaning()));
    }

    private static String text(List<Row> rows) {
        TextTable table = new TextTable("AGGREGATE", "OF", "UNIT", "MEANING");
        rows.forEach(row -> table.row(row.aggregate(), row.of(), row.unit(), row.meaning()));
        return table.toString();
    }
}
