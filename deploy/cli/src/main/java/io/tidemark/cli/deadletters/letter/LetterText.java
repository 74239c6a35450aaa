package io.tidemark.cli.deadletters.letter;

import io.tidemark.schemas.text.ForeignText;
import java.util.Locale;

/** A letter's story for people. */
public final class LetterText {

    private LetterText() {}

    /**
     * Of all lines.
     *
     * @param decoded the record's fields as JSON for people; empty if it cannot be read
     * @param most bytes of key and value each that are shown
     */
    public static String of(LetterStory story, String decoded, int most) {
        StringBuilder text = new StringBuilder();
        line(text, "letter", story.letter() + ", buried at " + story.buriedAt());
        line(text, "cause", story.cause());
        line(text, "detail", story.detail());
        line(text, "record", story.record());
        line(text, "stage", story.stage() + ", at " + story.refusedAt());
        if (story.replayOf() != null) {
            line(text, "replay of", story.replayOf());
        }
        if (story.replayedTo() != null) {
            line(text, "replayed", "as " + story.replayedTo() + " at " + story.replayedAt());
        }
        if (story.buriedAgain() != null) {
            line(text, "came back", "as " + story.buriedAgain());
        }
        bytes(text, "key", story.key(), story.keyBytesLeftOut(), story.whole(), most);
        bytes(text, "value", story.value(), story.valueBytesLeftOut(), story.whole(), most);
        if (story.problem() != null) {
            line(text, "unreadable", story.problem());
        } else {
            line(text, "reads as", "");
            decoded.lines()
                    .forEach(line ->
                            text.append("  ").append(ForeignText.lines(line)).append('\n'));
        }
        return text.toString();
    }

    private static void bytes(StringBuilder text, String name, byte[] bytes, int leftOut, boolean whole, int most) {
        if (bytes == null) {
            line(text, name, "none");
            return;
        }
        String size = String.format(Locale.ROOT, "%,d bytes", bytes.length);
        if (leftOut > 0) {
            size += whole
                    ? String.format(
                            Locale.ROOT,
                            ", of which the letter leaves out %,d; these are from the record's own place",
                            leftOut)
                    : String.format(
                            Locale.ROOT,
                            "; %,d more are left out, and the record's topic holds them no longer",
                            leftOut);
        }
        line(text, name, size);
        text.append(HexDump.of(bytes, most));
    }

    private static void line(StringBuilder text, String name, String what) {
        text.append(String.format(Locale.ROOT, "%-11s%s", name, ForeignText.line(what))
                        .stripTrailing())
                .append('\n');
    }
}
