package io.tidemark.cli.policy;

import io.tidemark.cli.print.TextTable;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.app.replay.Comparison;
import io.tidemark.scoring.app.replay.Tally;
import io.tidemark.scoring.app.replay.Verification.Difference;
import io.tidemark.scoring.app.replay.Verification.Found;
import io.tidemark.scoring.app.replay.Verification.Repeated;
import io.tidemark.scoring.app.replay.Verification.Stretch;
import java.util.Locale;

/** What a verification found, for people. */
final class VerificationText {

    private VerificationText() {}

    static String of(Found found) {
        StringBuilder text = new StringBuilder();
        TextTable stretches = new TextTable(
                "POLICY", "MODEL", "LISTS", "FROM", "TO", "DECISIONS", "SAME", "DIFFERENT", "NOT COMPARED");
        found.stretches().forEach(one -> stretches.row(cells(one)));
        text.append(stretches).append('\n');
        TextTable standings = new TextTable("DECIDED", "DECISIONS", "SAME", "DIFFERENT", "NOT COMPARED");
        found.standings().forEach((standing, tally) -> {
            String name = standing.name().toLowerCase(Locale.ROOT);
            standings.row(name, tally.decisions(), tally.same(), tally.different(), tally.notCompared());
        });
        text.append(standings);
        found.differing().forEach((what, count) -> line(text, count + " differ in: " + what));
        for (Difference one : found.examples()) {
            line(
                    text,
                    "transaction " + one.transactionId() + " of customer " + one.customerId() + " at " + one.decidedAt()
                            + (one.flags().isEmpty() ? "" : " " + one.flags()));
            for (Comparison part : one.different()) {
                line(
                        text,
                        "    " + part.what() + ": recorded " + part.recorded() + ", recomputed " + part.recomputed());
            }
        }
        repeated(text, found);
        found.notCompared().forEach((why, count) -> line(text, count + " not compared: " + why));
        if (found.unreadable() > 0) {
            line(text, found.unreadable() + " records could not be read; the log of this command says which");
        }
        Tally all = found.all();
        line(
                text,
                all.decisions() + " decisions, " + all.different() + " differ, " + all.notCompared()
                        + " could not be taken again, " + found.decidedAgain() + " were taken twice");
        return text.toString();
    }

    private static void repeated(StringBuilder text, Found found) {
        if (found.decidedAgain() > 0) {
            line(text, found.decidedAgain() + " of transactions that had been decided before, from the same record");
        }
        if (found.sentAgain() > 0) {
            line(text, found.sentAgain() + " of transactions that had been decided before and were sent again");
        }
        for (Repeated one : found.repeated()) {
            line(
                    text,
                    "    " + one.transactionId() + " of customer " + one.customerId() + " at " + one.decidedAt()
                            + (one.sentAgain() ? ", sent again" : ""));
        }
    }

    private static Object[] cells(Stretch one) {
        String lists = one.firstLists() == one.lastLists()
                ? String.valueOf(one.lastLists())
                : one.firstLists() + ".." + one.lastLists();
        Tally tally = one.tally();
        return new Object[] {
            one.policy() == null ? "none" : one.policy(),
            one.model() == null ? "none" : one.model(),
            lists,
            one.from(),
            one.to(),
            tally.decisions(),
            tally.same(),
            tally.different(),
            tally.notCompared()
        };
    }

    private static void line(StringBuilder text, String line) {
        text.append(ForeignText.line(line)).append('\n');
    }
}
