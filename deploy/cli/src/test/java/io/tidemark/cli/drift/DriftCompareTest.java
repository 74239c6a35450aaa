package io.tidemark.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCompareTest {

    private static final int ROWS = 3_000;

    @TempDir
    Path dir;

    private Path reference;
    private Path current;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(1);
        reference = dir.resolve("a.csv");
        current = dir.resolve("b.csv");
        List<String> before = new ArrayList<>(List.of("id,amount,steady,channel,gone"));
        List<String> after = new ArrayList<>(List.of("id,steady,amount,channel,gone"));
        for (int i = 0; i < ROWS; i++) {
            before.add("t%d,%f,%f,%s,1"
                    .formatted(i, random.nextGaussian(), random.nextGaussian(), i % 3 == 0 ? "pos" : "web"));
            after.add("u%d,%f,%f,%s,"
                    .formatted(
                            i,
                            random.nextGaussian(),
                            random.nextGaussian() + 1,
                            i % 3 == 0 ? "a \"new\" <one>" : "web"));
        }
        Files.write(reference, before);
        Files.write(
                current,
                after.stream()
                        .map(line -> line.replace("a \"new\" <one>", "\"a \"\"new\"\" <one>\""))
                        .toList());
    }

    @Test
    void everyColumnHasTheFieldsThatScriptsRead() throws IOException {
        Run run = compare("--ignore", "id", "-o", "json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode columns = new ObjectMapper().readTree(run.out()).get("columns");
        assertThat(columns).hasSize(4);
        List<String> fields = new ArrayList<>();
        columns.get(0).fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactly(
                        "name",
                        "kind",
                        "bins",
                        "n_reference",
                        "n_current",
                        "psi",
                        "js",
                        "hellinger",
                        "ks",
                        "ks_p",
                        "wasserstein",
                        "missing_reference",
                        "missing_current",
                        "unseen_expected",
                        "unseen_current",
                        "psi_pooled",
                        "limit",
                        "drifted");
        JsonNode amount = columns.get(0);
        assertThat(amount.get("name").asText()).isEqualTo("amount");
        assertThat(amount.get("kind").asText()).isEqualTo("numeric");
        assertThat(amount.get("bins").asInt()).isEqualTo(10);
        assertThat(amount.get("n_current").asInt()).isEqualTo(ROWS);
        assertThat(amount.get("drifted").asBoolean()).isTrue();
        assertThat(amount.get("wasserstein").asDouble()).isBetween(0.9, 1.1);
        assertThat(columns.get(1).get("drifted").asBoolean()).isFalse();
        JsonNode channel = columns.get(2);
        assertThat(channel.get("kind").asText()).isEqualTo("categorical");
        assertThat(channel.get("bins").asInt()).isEqualTo(3);
        assertThat(channel.get("ks").isNull()).isTrue();
        assertThat(channel.get("drifted").asBoolean()).isTrue();
        assertThat(channel.get("unseen_current").asDouble()).isEqualTo(1 / 3.0);
        assertThat(channel.get("unseen_expected").asDouble()).isZero();
        JsonNode gone = columns.get(3);
        assertThat(gone.get("missing_current").asDouble()).isEqualTo(1);
        assertThat(gone.get("psi").isNull()).isTrue();
        assertThat(gone.get("drifted").asBoolean()).isTrue();
    }

    @Test
    void thePageNeedsNoNetworkAndShowsNamesAsTheyAre() throws IOException {
        Path page = dir.resolve("drift.html");
        Run run = compare("--html", path(page), "--ignore", "id");
        assertThat(run.code()).as(run.err()).isZero();
        String html = Files.readString(page);
        assertThat(html).doesNotContain("http:", "https:", "src=").doesNotContain("<one>");
        assertThat(html).contains("3 of 4 columns drifted").contains("a.csv").contains("<title>Drift</title>");
        assertThat(html.indexOf(">gone<")).isPositive().isLessThan(html.indexOf(">steady<"));
        assertThat(run.out()).contains("drifted");
    }

    @Test
    void valuesThatTheReferenceDoesNotKnowAreSaidUnlessTheyAreToBeExpected() {
        assertThat(compare("--columns", "channel").out())
                .contains(
                        "channel has values in 33.3 % of its rows that the reference does not know, where 0.0 % are to be"
                                + " expected");
        assertThat(compare("--columns", "id", "--check").code()).isZero();
    }

    @Test
    void aCheckSaysNoWhereSomethingDrifted() {
        assertThat(compare("--columns", "steady", "--check").code()).isZero();
        assertThat(compare("--columns", "amount", "--check").code()).isEqualTo(3);
    }

    @Test
    void whatCannotBeComparedIsSaidInOneSentence() throws IOException {
        refused("there is no file", dir.resolve("none.csv"), current);
        refused("has no column colour; its header is id,amount", reference, current, "--columns", "colour");
        refused("has no column day", reference, current, "--block", "day");
        Path short1 = Files.writeString(dir.resolve("short.csv"), "a,b\n1,2\n3\n");
        refused("short.csv line 3 has 1 fields where the header has 2", short1, short1);
        Path bare = Files.writeString(dir.resolve("bare.csv"), "a,b\n");
        refused("bare.csv has a header and no rows", bare, short1);
        Path other = Files.writeString(dir.resolve("other.csv"), "x\n1\n");
        refused("have no column in common", other, short1);
        refused("--minimum-effect is -1", reference, current, "--minimum-effect", "-1");
    }

    private static void refused(String sentence, Path reference, Path current, String... more) {
        Run run = compare(reference, current, more);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    private Run compare(String... more) {
        return compare(reference, current, more);
    }

    private static Run compare(Path reference, Path current, String... more) {
        List<String> words = new ArrayList<>(
                List.of("drift", "compare", "--reference", path(reference), "--current", path(current)));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    private static String path(Path file) {
        return file.toString();
    }
}
