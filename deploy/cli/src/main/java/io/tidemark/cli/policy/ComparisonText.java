package io.tidemark.cli.policy;

import io.tidemark.cli.print.TextTable;
import io.tidemark.schemas.Decision;
import io.tidemark.scoring.policy.simulate.ComparisonResult;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison for people. */
final class ComparisonText {

    private static final double PERCENT = 0.01;

    private ComparisonText() {}

    static String of(ComparisonResult result) {
        StringBuilder text = new StringBuilder();
        text.append("%s watched %,d decisions of %,d customers%s%n"
                .formatted(
                        result.shadow(),
                        result.transactions(),
                        result.customers(),
                        result.from() == null ? "" : " from " + result.from() + " to " + result.to()));
        text.append("decided by %s%n"
                .formatted(result.decidedBy().entrySet().stream()
                        .map(one -> "%s (%,d)".formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining(", "))));
        text.append("different: %s, in percent %s; in brackets the range of 95 of 100 such histories%n%n"
                .formatted(
                        SimulationText.text(result.different()),
                        SimulationText.text(result.share().dividedBy(PERCENT))));
        text.append(table(result)).append(System.lineSeparator()).append(parts(result));
        result.degraded()
                .forEach((flag, count) ->
                        text.append("%n%,d decisions with the flag %s are not compared".formatted(count, flag)));
        if (result.otherShadows() > 0) {
            text.append("%n%,d decisions beside another policy that watched are not compared"
                    .formatted(result.otherShadows()));
        }
        if (result.unheard() > 0) {
            text.append("%n%,d decisions beside which none watched are not compared".formatted(result.unheard()));
        }
        return text.toString();
    }

    private static TextTable table(ComparisonResult result) {
        TextTable table = new TextTable("DECIDED", "WOULD BE", "TRANSACTIONS", "SUCH AS");
        result.table()
                .forEach(pair -> table.row(
                        word(pair.real()),
                        word(pair.shadow()),
                        SimulationText.text(pair.transactions()),
                        String.join(" ", pair.examples())));
        return table;
    }

    private static TextTable parts(ComparisonResult result) {
        TextTable table = new TextTable("DECIDED IN THE SHADOW BY", "TRANSACTIONS", "DIFFERENT");
        result.parts()
                .forEach((name, part) ->
                        table.row(name, "%,d".formatted(part.transactions()), SimulationText.text(part.different())));
        return table;
    }

    private static String word(Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }
}
