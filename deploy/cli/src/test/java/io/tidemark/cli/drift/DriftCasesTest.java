package io.tidemark.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of missing values, odd words and columns themselves, in files as people have them. */
class DriftCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final int ROWS = 1_000;

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"cur_lost_column.csv", "cur_renamed.csv"})
    void aColumnThatIsGoneIsSaidAndAlarms(String current) {
        Run run = compare(CASES.resolve("drift-column-gone/ref.csv"), CASES.resolve("drift-column-gone/" + current));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("amount is gone");
        assertThat(run.out().contains("it is likely Amount now")).isEqualTo(current.contains("renamed"));
    }

    @Test
    void goneAndNewColumnsAreFieldsForScripts() throws IOException {
        JsonNode document =
                json(CASES.resolve("drift-column-gone/ref.csv"), CASES.resolve("drift-column-gone/cur_renamed.csv"));
        assertThat(document.at("/lost_columns/0/name").asText()).isEqualTo("amount");
        assertThat(document.at("/lost_columns/0/likely").asText()).isEqualTo("Amount");
        assertThat(document.at("/new_columns/0").asText()).isEqualTo("Amount");
        assertThat(document.get("columns")).hasSize(1);
    }

    @Test
    void aNewNameIsFoundByTheValuesWhereTheNamesSayNothing() throws IOException {
        Path before = file("a.csv", "amount,kind", i -> gaussian(i) + ",x");
        Path now = file("b.csv", "kind,betrag,zeilennummer", i -> "x," + gaussian(i + 7_000) + "," + i);
        assertThat(compare(before, now).out())
                .contains("amount is gone; it is likely betrag now")
                .contains("zeilennummer is new");
    }

    @Test
    void aColumnThatOnlyCameAlarmsToo() throws IOException {
        Path before = file("a.csv", "amount", i -> gaussian(i));
        Path now = file("b.csv", "amount,extra", i -> gaussian(i + 7_000) + ",1");
        Run run = compare(before, now);
        assertThat(run.out()).contains("extra is new");
        assertThat(run.code()).isEqualTo(3);
        assertThat(compare(before, now, "--ignore", "extra").code()).isZero();
    }

    @Test
    void theCaseOfValuesThatWentMissingAlarms() throws IOException {
        Path reference = CASES.resolve("drift-missing-share/ref.csv");
        Path current = CASES.resolve("drift-missing-share/cur.csv");
        Run run = compare(reference, current);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("amount is missing in 88.7 % of the rows and was in 0.0 %");
        assertThat(compare(current, reference).code()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0,90,3", "90,0,3", "100,0,3", "0,100,3", "50,50,0", "0,2,0", "2,0,0", "30,45,3", "100,100,0"})
    void sharesOfMissingValuesAreJudged(int before, int now, int code) throws IOException {
        Path reference = file("a.csv", "amount,kind", i -> (i % 100 < before ? "" : gaussian(i)) + ",x");
        Path current = file("b.csv", "amount,kind", i -> (i % 100 < now ? "" : gaussian(i + 7_000)) + ",x");
        assertThat(compare(reference, current).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cur_na.csv", "cur_nan.csv"})
    void theCasesOfWordsForNothingAreNumbersAndHaveNotDrifted(String current) throws IOException {
        JsonNode amount = json(CASES.resolve("drift-na-texts/ref.csv"), CASES.resolve("drift-na-texts/" + current))
                .at("/columns/0");
        assertThat(amount.get("kind").asText()).isEqualTo("numeric");
        assertThat(amount.get("missing_current").asDouble()).isBetween(0.01, 0.03);
        assertThat(amount.get("drifted").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "NA", "N/A", "null", "NULL", "None", "\\N", " ", "<NA>", "#N/A"})
    void wordsForNothingAreMissingNumbers(String word) throws IOException {
        JsonNode amount = json(
                        file("a.csv", "amount,kind", i -> gaussian(i) + ",x"),
                        file("b.csv", "amount,kind", i -> (i % 50 == 0 ? word : gaussian(i + 7_000)) + ",x"))
                .at("/columns/0");
        assertThat(amount.get("kind").asText()).isEqualTo("numeric");
        assertThat(amount.get("missing_current").asDouble()).isCloseTo(0.02, within(1e-12));
        assertThat(amount.get("drifted").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-inf", "Infinity", "-Infinity", "+Inf", "1e999"})
    void infinitiesAreNumbersAndTold(String word) throws IOException {
        Path before = file("a.csv", "amount", i -> gaussian(i));
        Path now = file("b.csv", "amount", i -> i % 50 == 0 ? word : gaussian(i + 7_000));
        JsonNode amount = json(before, now).at("/columns/0");
        assertThat(amount.get("kind").asText()).isEqualTo("numeric");
        assertThat(amount.get("n_current").asInt()).isEqualTo(ROWS);
        assertThat(amount.get("wasserstein").asDouble()).isLessThan(0.5);
        Run run = compare(before, now);
        assertThat(run.out()).contains("amount has infinite numbers: 0 of 1,000 rows before, 20 of 1,000 now");
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12d", "0x10", "1f", "0x1p3", "1e", "1_000", "--5", "٣"})
    void whatOnlyJavaTakesForANumberIsAText(String word) throws IOException {
        Path before = file("a.csv", "code", i -> i % 2 == 0 ? word : String.valueOf(i % 9));
        assertThat(json(before, before).at("/columns/0/kind").asText()).isEqualTo("categorical");
        Path numbers = file("c.csv", "code", i -> String.valueOf(i % 9));
        Run run = compare(numbers, before);
        assertThat(run.out()).contains("code held numbers and holds texts now: 500 of 1,000 rows, such as " + word);
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void aSampleTooSmallToSayIsSaidAndIsNoSuccess() throws IOException {
        Path before = file("a.csv", "amount", i -> gaussian(i));
        Path now = dir.resolve("small.csv");
        Files.writeString(now, "amount\n0.1\n-0.3\n0.5\n");
        Run run = compare(before, now);
        assertThat(run.out()).contains("amount has 1,000 values before and 3 now, too few");
        assertThat(run.err()).contains("too few rows");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void constantAndEmptyColumnsAreSaid() throws IOException {
        Path both = file("a.csv", "amount,fixed,void", i -> gaussian(i) + ",EUR,");
        Run run = compare(both, both);
        assertThat(run.out()).contains("fixed is always EUR").contains("void has no value in either file");
        assertThat(run.code()).isZero();
    }

    @Test
    void aColumnOfManyIsSummedUpByTheTenThatMovedMost() throws IOException {
        Path before = file("a.csv", "shop", i -> "s" + i % 300);
        Path now = file("b.csv", "shop", i -> i % 3 == 0 ? "s7" : "s" + i % 300);
        Path page = dir.resolve("page.html");
        Run run = compare(before, now, "--html", page.toString());
        assertThat(run.out()).contains("shop has 301 bins; these moved most: s7 0.4 %");
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.contains("moved most"))
                        .findFirst()
                        .orElseThrow()
                        .split("→"))
                .hasSize(11);
        assertThat(Files.readString(page)).contains("those that moved most, and 291 more");
    }

    @Test
    void rowsOfOneOwnerHangTogetherUnlessSomebodySaysTheyDoNot() throws IOException {
        // Each of 100 customers has one level for all of its rows: another 100 customers have other levels, and that is
        // chance.
        Path before = file("a.csv", "customer_id,level", i -> "C" + i / 10 + "," + gaussian(i / 10));
        Path now = file("b.csv", "customer_id,level", i -> "D" + i / 10 + "," + gaussian(i / 10 + 31));
        Run guessed = compare(before, now, "--columns", "level");
        assertThat(guessed.err()).contains("rows of one customer_id (100 of them) are taken to hang together");
        Run named = compare(before, now, "--columns", "level", "--block", "customer_id");
        assertThat(named.out()).isEqualTo(guessed.out());
        assertThat(named.err()).doesNotContain("hang together");
        Run alone = compare(before, now, "--columns", "level", "--block", "none");
        assertThat(limit(alone)).isLessThan(limit(guessed) / 2);
    }

    @ParameterizedTest
    @CsvSource({
        "cc_num,true",
        "nameOrig,true",
        "CUSTOMER_ID,true",
        "userId,true",
        "account,true",
        "customer_age,false",
        "CUSTOMER_ID_NB_TX_1DAY_WINDOW,false",
        "user_agent,false",
        "discard,false",
        "amount,false"
    })
    void anOwnerIsKnownByTheEndOfItsName(String name, boolean owner) throws IOException {
        Path file = file("a.csv", name + ",level", i -> "C" + i / 10 + "," + gaussian(i / 10));
        assertThat(compare(file, file).err().contains("hang together")).isEqualTo(owner);
    }

    private static double limit(Run run) {
        return Double.parseDouble(
                run.out().lines().skip(1).findFirst().orElseThrow().split("\\s+")[4]);
    }

    private static String gaussian(int i) {
        return String.format(Locale.ROOT, "%.6f", new Random(i * 7_919L).nextGaussian());
    }

    private Path file(String name, String header, IntFunction<String> row) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        for (int i = 0; i < ROWS; i++) {
            lines.add(row.apply(i));
        }
        return Files.write(dir.resolve(name), lines);
    }

    private static JsonNode json(Path reference, Path current) throws IOException {
        Run run = Run.of(
                "drift", "compare", "--reference", reference.toString(), "--current", current.toString(), "-o", "json");
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static Run compare(Path reference, Path current, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "drift", "compare", "--check", "--reference", reference.toString(), "--current", current.toString()));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }
}
