package io.tidemark.cli.policy;

import io.tidemark.cli.print.TextTable;
import io.tidemark.scoring.policy.file.Decisions;
import io.tidemark.scoring.policy.simulate.Change;
import io.tidemark.scoring.policy.simulate.Estimate;
import io.tidemark.scoring.policy.simulate.PolicyOutcome;
import io.tidemark.scoring.policy.simulate.SimulationResult;
import io.tidemark.scoring.policy.simulate.Unseen;
import io.tidemark.scoring.policy.simulate.Worth;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A simulation for people. */
final class SimulationText {

    private SimulationText() {}

    static String of(SimulationResult result) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%,d transactions of %,d days, %,d without a label, %,d undecided; in brackets the range of 95 of 100 such histories%n%n"
                        .formatted(result.transactions(), result.days(), result.unlabelled(), result.undecided()));
        text.append(figures(result)).append(System.lineSeparator());
        text.append(changes(result)).append(System.lineSeparator());
        text.append(worth(result.proposed()));
        for (Unseen unseen : result.unseen()) {
            text.append(
                    "%nunknown: %,d transactions that %s declined and chance let %,d through of, those of %,d customers; the proposed policy approves %,d of them"
                            .formatted(
                                    unseen.transactions(),
                                    unseen.region(),
                                    unseen.released(),
                                    unseen.customers(),
                                    unseen.approved()));
        }
        result.degraded()
                .forEach((flag, count) ->
                        text.append("%n%,d decisions with the flag %s are not counted".formatted(count, flag)));
        result.proposed()
                .unanswered()
                .forEach((what, count) -> text.append("%n%,d times unanswered: %s".formatted(count, what)));
        return text.toString();
    }

    private static TextTable figures(SimulationResult result) {
        TextTable table =
                new TextTable("", result.today().policy(), result.proposed().policy(), "DIFFERENCE");
        row(table, result, "approved", PolicyOutcome::approved, null);
        row(table, result, "stepped up", PolicyOutcome::steppedUp, null);
        row(table, result, "reviewed", PolicyOutcome::reviewed, null);
        row(table, result, "declined", PolicyOutcome::declined, null);
        row(
                table,
                result,
                "not approved a day",
                PolicyOutcome::stoppedPerDay,
                result.difference().stoppedPerDay());
        row(
                table,
                result,
                "frauds stopped",
                one -> one.frauds().stopped(),
                result.difference().fraudsStopped());
        row(table, result, "frauds missed", one -> one.frauds().missed(), null);
        row(
                table,
                result,
                "genuine stopped",
                PolicyOutcome::genuineStopped,
                result.difference().genuineStopped());
        row(table, result, "genuine declined", PolicyOutcome::genuineDeclined, null);
        row(table, result, "genuine stopped per fraud", PolicyOutcome::genuinePerFraud, null);
        result.difference().money().forEach((currency, difference) -> {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            table.row(
                    "fraud stopped, " + currency,
                    money(result.today(), currency, digits, true),
                    money(result.proposed(), currency, digits, true),
                    major(difference, digits));
            table.row(
                    "fraud missed, " + currency,
                    money(result.today(), currency, digits, false),
                    money(result.proposed(), currency, digits, false),
                    "");
        });
        return table;
    }

    private static void row(
            TextTable table,
            SimulationResult result,
            String name,
            Function<PolicyOutcome, Estimate> figure,
            Estimate difference) {
        table.row(
                name,
                text(figure.apply(result.today())),
                text(figure.apply(result.proposed())),
                difference == null ? "" : text(difference));
    }

    private static String money(PolicyOutcome outcome, String currency, int digits, boolean stopped) {
        PolicyOutcome.Stopped money = outcome.money().get(currency);
        return money == null ? "0" : major(stopped ? money.stopped() : money.missed(), digits);
    }

    private static String major(Estimate minor, int digits) {
        return text(minor.dividedBy(Math.pow(10, digits)));
    }

    static String text(Estimate estimate) {
        if (estimate.value() == null && estimate.low() != null) {
            return "unknown (" + bound(estimate.low()) + " to " + bound(estimate.high()) + ")";
        }
        return estimate.value() == null
                ? "-"
                : number(estimate.value()) + " (" + bound(estimate.low()) + " to " + bound(estimate.high()) + ")";
    }

    private static String bound(Double value) {
        return value == null ? "no bound" : number(value);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }

    private static TextTable changes(SimulationResult result) {
        TextTable table = new TextTable("FROM", "TO", "TRANSACTIONS", "FRAUDS", "GENUINE", "UNSEEN", "SUCH AS");
        for (Change change : result.changes()) {
            table.row(
                    Decisions.word(change.from()),
                    Decisions.word(change.to()),
                    "%,d".formatted(change.transactions()),
                    "%,d".formatted(change.frauds()),
                    "%,d".formatted(change.genuine()),
                    "%,d".formatted(change.unseen()),
                    String.join(" ", change.examples()));
        }
        return table;
    }

    private static TextTable worth(PolicyOutcome outcome) {
        TextTable table = new TextTable("DECIDED BY", "FIRED", "DECIDED", "FRAUDS", "GENUINE", "");
        outcome.worth()
                .forEach((name, worth) -> table.row(
                        name,
                        "%,d".formatted(worth.firing()),
                        text(worth.deciding()),
                        text(worth.frauds()),
                        text(worth.genuine()),
                        remark(name, worth)));
        return table;
    }

    private static String remark(String name, Worth worth) {
        if (name.startsWith("rule ") && worth.firing() == 0) {
            return "never fires";
        }
        String covered = worth.covered().entrySet().stream()
                .map(other -> "%,d times behind %s".formatted(other.getValue(), other.getKey()))
                .collect(Collectors.joining(", "));
        return worth.decisive() && worth.deciding().value() == 0
                ? "never decides" + (covered.isEmpty() ? "" : ": " + covered)
                : covered;
    }
}
