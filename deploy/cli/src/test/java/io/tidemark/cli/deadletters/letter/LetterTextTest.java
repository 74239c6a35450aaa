package io.tidemark.cli.deadletters.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterTextTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void bytesAreShownAsDigitsAndAsAscii() {
        byte[] bytes = "\u0000\u0001customer \u001b[31mred".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(HexDump.of(bytes, 100))
                .isEqualTo(
                        """
                  00000000  00 01 63 75 73 74 6f 6d  65 72 20 1b 5b 33 31 6d  |..customer .[31m|
                  00000010  72 65 64                                          |red|
                """);
        assertThat(HexDump.of(bytes, 16)).contains("... and 3 bytes more").doesNotContain("|red|");
        assertThat(HexDump.of(new byte[0], 16)).isEmpty();
    }

    @Test
    void whatIsLeftOutIsSaidAndWhetherItIsStillToBeHad() {
        byte[] value = {1, 2, 3};
        assertThat(text(story("d", value, true, 2)))
                .contains("3 bytes, of which the letter leaves out 2; these are from the record's own place");
        assertThat(text(story("d", value, false, 2)))
                .contains("3 bytes; 2 more are left out, and the record's topic holds them no longer");
        assertThat(text(story("d", null, true, 0))).contains("value      none");
    }

    @Test
    void foreignTextForgesNoLineAndMovesNoCursor() {
        String hostile = "bad\nrecord     transactions/0-1\u001b[2J\u009b31m\u202egnp\u2028x";

        String shown = text(story(hostile, new byte[] {1}, true, 0));

        assertThat(shown.lines().filter(line -> line.startsWith("record")))
                .containsExactly("record     transactions/3-4");
        assertThat(shown).contains("bad\\nrecord", "\\u001b[2J", "\\u009b31m", "\\u202egnp", "\\u2028x");
        assertThat(shown.codePoints().filter(point -> point != '\n'))
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT);
        LetterRow row = new LetterRow("dead-letters/0-1", AT, hostile, hostile, hostile, hostile, 0, null, null, null);
        assertThat(row.text().lines()).hasSize(1);
    }

    @Test
    void aRowSaysWhatBecameOfTheRecord() {
        assertThat(row(null, null, null).text()).endsWith("  detail");
        assertThat(row("transactions/0-9", null, null).text()).endsWith("  [replayed as transactions/0-9]");
        assertThat(row("transactions/0-9", "dead-letters/0-2", null).text())
                .endsWith("  [replayed as transactions/0-9, buried again as dead-letters/0-2]");
        assertThat(row(null, null, "dead-letters/0-0").text()).endsWith("  [replay of dead-letters/0-0]");
    }

    private static LetterRow row(String to, String again, String of) {
        return new LetterRow(
                "dead-letters/0-1", AT, "not_avro", "transactions/0-1", "stage", "detail", 0, to, again, of);
    }

    private static String text(LetterStory story) {
        return LetterText.of(story, "", 100);
    }

    private static LetterStory story(String detail, byte[] value, boolean whole, int leftOut) {
        return new LetterStory(
                "dead-letters/0-1",
                AT,
                "not_avro",
                detail,
                "transactions/3-4",
                "stream-features/transactions",
                AT,
                null,
                value,
                whole,
                0,
                leftOut,
                Map.of(),
                null,
                null,
                null,
                null,
                null);
    }
}
