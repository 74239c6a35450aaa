package io.tidemark.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.compare.ColumnChoice;
import io.tidemark.cli.compare.ComparedFiles;
import io.tidemark.cli.compare.WrittenFile;
import io.tidemark.cli.page.DriftPage;
import io.tidemark.cli.page.DriftVerdict;
import io.tidemark.cli.print.Output;
import io.tidemark.drift.stats.distance.Statistic;
import io.tidemark.drift.stats.distance.Statistics;
import io.tidemark.drift.stats.distance.TwoSamples;
import io.tidemark.features.files.table.TableForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever adds a statistic writes it and its line in the list; it is shown wherever a comparison is. */
class StatisticsShownTest {

    /** How many times as large the largest value is. */
    private static final Statistic GROWTH = new Statistic() {
        @Override
        public String name() {
            return "growth_of_largest";
        }

        @Override
        public String title() {
            return "Growth";
        }

        @Override
        public String unit() {
            return "times";
        }

        @Override
        public String source() {
            return "a <test>";
        }

        @Override
        public double of(TwoSamples samples) {
            return largest(samples.current()) / largest(samples.reference());
        }

        private static double largest(double[] values) {
            return Arrays.stream(values).max().orElse(Double.NaN);
        }
    };

    @TempDir
    private Path dir;

    private ComparedFiles files;

    @BeforeEach
    void write() throws IOException {
        files = ComparedFiles.read(
                file("a.csv", 1), file("b.csv", 3), new ColumnChoice(List.of(), List.of(), List.of()), told -> {});
    }

    private WrittenFile file(String name, int factor) throws IOException {
        String rows = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> i * factor + ",c" + i % 3)
                .collect(Collectors.joining("\n", "amount,channel\n", "\n"));
        return new WrittenFile(Files.writeString(dir.resolve(name), rows), TableForm.UNSAID);
    }

    @Test
    void oneThatIsAddedStandsInTheJsonInTheTableAndOnThePage() throws IOException {
        List<Statistic> more =
                Stream.concat(Statistics.ALL.stream(), Stream.of(GROWTH)).toList();
        DriftVerdict verdict = DriftVerdict.of(files, more, 0.1, 1);
        JsonNode columns = new ObjectMapper()
                .readTree(Output.toJson(ShiftJson.of(verdict)))
                .get("columns");
        assertThat(columns.get(0).get("growth_of_largest").asDouble()).isEqualTo(3);
        assertThat(columns.get(1).get("growth_of_largest").isNull()).isTrue();
        assertThat(ShiftTable.of(verdict)).contains("GROWTH").contains("3.00000");
        assertThat(DriftPage.of("Drift", "a", "b", verdict))
                .contains("<th title=\"a &lt;test&gt;; unit: times\">Growth")
                .contains("<td>3.000<td>");
    }

    @Test
    void allOfTheListStandEverywhereEachUnderItsOwnNameAndWithItsSource() throws IOException {
        DriftVerdict verdict = DriftVerdict.of(files, 0.1, 1);
        JsonNode column = new ObjectMapper()
                .readTree(Output.toJson(ShiftJson.of(verdict)))
                .get("columns")
                .get(0);
        String table = ShiftTable.of(verdict);
        String page = DriftPage.of("Drift", "a", "b", verdict);
        assertThat(Statistics.ALL).allSatisfy(statistic -> {
            assertThat(statistic.name()).matches("[a-z]+(_[a-z]+)*");
            assertThat(statistic.source()).isNotBlank();
            assertThat(column.get(statistic.name()).isNumber()).isTrue();
            assertThat(table.lines().findFirst().orElseThrow()).containsIgnoringCase(statistic.title());
            assertThat(page).contains(">" + statistic.title() + "<th").contains(statistic.source());
        });
        assertThat(new HashSet<>(Statistics.ALL.stream().map(Statistic::name).toList()))
                .hasSameSizeAs(Statistics.ALL);
    }
}
