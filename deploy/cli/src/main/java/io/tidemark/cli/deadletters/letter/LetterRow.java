package io.tidemark.cli.deadletters.letter;

import io.tidemark.schemas.text.ForeignText;
import java.time.Instant;

/**
 * One letter in a line.
 *
 * @param letter its place in dead-letters
 * @param record the place of what it buries
 * @param leftOut bytes of the record that it does not hold
 * @param replayedTo where the record was sent again; null if it was not
 * @param buriedAgain the letter as which that came back; null if it did not
 * @param replayOf the letter out of which this letter's record had been sent; null if it had not
 */
public record LetterRow(
        String letter,
        Instant buriedAt,
        String cause,
        String record,
        String stage,
        String detail,
        long leftOut,
        String replayedTo,
        String buriedAgain,
        String replayOf) {

    static LetterRow of(Letter letter, Replays replays) {
        return new LetterRow(
                letter.place().toString(),
                letter.buriedAt(),
                letter.content().getCause(),
                letter.origin().toString(),
                letter.content().getStage(),
                letter.content().getDetail(),
                (long) letter.content().getKeyBytesLeftOut() + letter.content().getValueBytesLeftOut(),
                replays.of(letter).map(note -> note.to().toString()).orElse(null),
                replays.buriedAgain(letter).map(RecordPlace::toString).orElse(null),
                replays.source(letter).map(RecordPlace::toString).orElse(null));
    }

    /** On one line, whatever stands in the record. */
    public String text() {
        String line = "%s  %s  %s  %s  %s  %s"
                .formatted(
                        buriedAt,
                        letter,
                        ForeignText.line(cause),
                        ForeignText.line(record),
                        ForeignText.line(stage),
                        ForeignText.line(detail));
        return line + fate();
    }

    private String fate() {
        String fate = replayOf == null ? "" : "  [replay of " + replayOf + "]";
        if (buriedAgain != null) {
            return fate + "  [replayed as " + replayedTo + ", buried again as " + buriedAgain + "]";
        }
        return replayedTo == null ? fate : fate + "  [replayed as " + replayedTo + "]";
    }
}
