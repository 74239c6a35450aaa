package io.tidemark.cli.deadletters.replay;

import io.tidemark.cli.deadletters.letter.Letter;
import io.tidemark.cli.deadletters.letter.RecordPlace;
import io.tidemark.schemas.text.ForeignText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a replay did, or would do.
 *
 * @param dryRun nothing was sent
 * @param sent records that were sent, or would be
 * @param sentBefore letters whose records had been sent before
 * @param refused letters whose records cannot be sent
 * @param letters one by one, in the order of the log
 */
public record ReplayReport(boolean dryRun, long sent, long sentBefore, long refused, List<Line> letters) {

    /** What became of one letter. */
    public enum Outcome {
        SENT,
        WOULD_BE_SENT,
        SENT_BEFORE,
        REFUSED
    }

    /**
     * What became of one letter.
     *
     * @param to where its record stands now, if it was sent, now or before; otherwise null
     * @param why it is refused; otherwise null
     */
    public record Line(String letter, String record, String cause, Outcome outcome, String to, String why) {

        static Line of(Letter letter, Outcome outcome, RecordPlace to, String why) {
            return new Line(
                    letter.place().toString(),
                    letter.origin().toString(),
                    letter.content().getCause(),
                    outcome,
                    to == null ? null : to.toString(),
                    why);
        }

        String text() {
            String what =
                    switch (outcome) {
                        case SENT -> "sent as " + to;
                        case WOULD_BE_SENT -> "would be sent";
                        case SENT_BEFORE ->
                            to == null ? "sent for another letter of the record" : "was sent before as " + to;
                        case REFUSED -> "refused: " + why;
                    };
            return "%s  %s  %s  %s"
                    .formatted(letter, ForeignText.line(cause), ForeignText.line(record), ForeignText.line(what));
        }
    }

    static ReplayReport of(boolean dryRun, List<Line> lines) {
        return new ReplayReport(
                dryRun,
                count(lines, Outcome.SENT) + count(lines, Outcome.WOULD_BE_SENT),
                count(lines, Outcome.SENT_BEFORE),
                count(lines, Outcome.REFUSED),
                List.copyOf(lines));
    }

    private static long count(List<Line> lines, Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    /** A line each and one of counts. */
    public String text() {
        List<String> lines = new ArrayList<>(letters.stream().map(Line::text).toList());
        lines.add("%,d %s, %,d sent before, %,d refused"
                .formatted(sent, dryRun ? "would be sent" : "sent", sentBefore, refused));
        return String.join("\n", lines);
    }
}
