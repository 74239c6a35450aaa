package io.tidemark.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.work.Work;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final String CLEAR = "\r\u001b[K";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private Optional<Work> inHand = Optional.empty();
    private long nanos;
    private final ProgressLine line = new ProgressLine(terminal, () -> inHand, () -> nanos);

    @Test
    void afterASecondItSaysHowMuchIsDoneHowFastAndHowLongYet() {
        try (Work work = Work.begin("scores", Work.Unit.RECORDS, 40_000)) {
            inHand = Optional.of(work);
            line.look();
            nanos = 999_999_999;
            work.advance(5_000);
            line.look();
            assertThat(said()).isEmpty();
            nanos = 2_000_000_000;
            work.advance(5_000);
            line.look();
            assertThat(said())
                    .isEqualTo(CLEAR + "scores: 10,000 of 40,000 records (25 %), 5,000 records a second, 6 s left");
        }
        inHand = Optional.empty();
        line.look();
        line.look();
        assertThat(said()).isEqualTo(CLEAR);
    }

    @Test
    void whatElseIsPrintedStandsOnALineOfItsOwn() {
        try (Work work = Work.begin("a\u001b[2J.csv", Work.Unit.BYTES, 250_000_000)) {
            inHand = Optional.of(work);
            line.look();
            nanos = 10_000_000_000L;
            work.advance(1_000_000);
            line.look();
            assertThat(said())
                    .endsWith(".csv: 1.0 of 250.0 MB (0 %), 0.1 MB a second, 42 min left")
                    .doesNotContain("\u001b[2J");
            PrintStream other = new PrintStream(line.before(terminal), true, StandardCharsets.UTF_8);
            other.println("a sentence");
            other.println("another");
            assertThat(said()).isEqualTo(CLEAR + "a sentence%nanother%n".formatted());
            line.look();
            assertThat(said()).startsWith(CLEAR);
        }
    }

    private String said() {
        String said = terminal.toString(StandardCharsets.UTF_8);
        terminal.reset();
        return said;
    }
}
