package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.log.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the page that people look causes up in to what the code writes. */
class DeadLettersPageTest {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\|.*");

    private static List<String> page;
    private static CodesInTheCode code;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readAllLines(Path.of("../../docs/operate/dead-letters.md"));
        code = CodesInTheCode.find();
    }

    @Test
    void everyCauseThatTheCodeWritesHasARowAndNoneElseHas() {
        assertThat(code.causes()).as("the scan finds the classes").contains("not_avro", "missing_id", "empty_record");
        assertThat(rows("## What is buried"))
                .as("causes in docs/operate/dead-letters.md against those in the code")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(code.causes());
    }

    @Test
    void everyFlagThatTheCodeWritesHasARowAndNoneElseHas() {
        assertThat(code.flags()).as("the scan finds the classes").contains("no_model", "no_amount");
        assertThat(rows("## What is decided all the same"))
                .as("flags in docs/operate/dead-letters.md against those in the code")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(code.flags());
    }

    @Test
    void theTimesForWhichTopicsAreKeptAreThoseOfTheCatalogue() {
        assertThat(String.join("\n", page))
                .contains(
                        "`transactions` " + days(Topics.TRANSACTIONS.retention()) + " days",
                        "`labels` " + days(Topics.LABELS.retention()),
                        "`features` " + days(Topics.FEATURES.retention()),
                        "`dead-letters` is kept for " + days(Topics.DEAD_LETTERS.retention()) + " days");
    }

    private static long days(Duration kept) {
        return kept.toDays();
    }

    /** The codes in the first column of the table below a heading. */
    private static List<String> rows(String heading) {
        int start = page.indexOf(heading);
        assertThat(start).as(heading).isNotNegative();
        List<String> codes = new ArrayList<>();
        for (String line : page.subList(start + 1, page.size())) {
            if (line.startsWith("## ")) {
                break;
            }
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                codes.add(row.group(1));
            }
        }
        return codes;
    }
}
