package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.table.UnreadableFileException;
import io.tidemark.schemas.Money;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people have them, with the values that must come of them. */
class TimesAndAmountsOfFilesTest {

    private static final String COLUMNS =
            """
            name: mine
            columns: {transaction_id: TRANSACTION_ID, event_time: TX_DATETIME, customer_id: CUSTOMER_ID,
                      terminal_id: TERMINAL_ID, amount: TX_AMOUNT, fraud: TX_FRAUD}
            currency: EUR
            fraud_is: ["1"]
            """;

    /** Malformed rows are what most of these files are about. */
    private static final ReadingRules RULES = new ReadingRules(true, false, 1, sentence -> {});

    @TempDir
    Path folder;

    private final List<MalformedRow> malformed = new ArrayList<>();

    @Test
    void noiseOfDoublesIsRoundedToTheCent() throws Exception {
        List<Row> rows = read(Mapping.shipped("handbook"), file("csv-amount-float-noise/noise.csv"));
        assertThat(rows)
                .extracting(row -> row.transaction().getAmount())
                .containsExactly(new Money(5_716L, "EUR"), new Money(437L, "EUR"), new Money(1_000L, "EUR"));
        assertThat(malformed).isEmpty();
    }

    @Test
    void isoIsReadAsPandasPostgresAndJavaScriptWriteIt() throws Exception {
        List<Row> rows =
                read(mapping("csv-iso-as-pandas-writes-it/iso.yaml"), file("csv-iso-as-pandas-writes-it/iso.csv"));
        assertThat(rows).hasSize(6).allSatisfy(row -> assertThat(
                        row.transaction().getEventTime())
                .isEqualTo(Instant.parse("2018-04-01T10:00:00Z")));
    }

    @Test
    void daysThatDoNotExistAreMalformedAndNamed() throws Exception {
        List<Row> rows = read(mapping("csv-no-such-day/utc.yaml"), file("csv-no-such-day/no_such_day.csv"));
        assertThat(rows).extracting(row -> row.transaction().getTransactionId()).containsExactly("0", "4");
        assertThat(malformed).extracting(MalformedRow::line).containsExactly(3L, 4L, 5L, 7L, 8L, 9L);
        assertThat(malformed.get(0).reason())
                .isEqualTo("'2018-02-29 10:00:00' in column TX_DATETIME is no time: Invalid date 'February 29' as"
                        + " '2018' is not a leap year");
    }

    @Test
    void offsetsOfAPatternCount() throws Exception {
        Map<String, Double> counts = new LinkedHashMap<>();
        var catalogue = CatalogueReader.shipped("handbook");
        new FeatureFile(catalogue, mapping("csv-offset-in-pattern/offset.yaml"), Duration.ofDays(7))
                .compute(
                        file("csv-offset-in-pattern/offset3.csv"),
                        (row, vector) -> counts.put(
                                row.transaction().getTransactionId(),
                                vector[catalogue.featureNames().indexOf("CUSTOMER_ID_NB_TX_1DAY_WINDOW")]),
                        MalformedRow.strict());
        assertThat(counts).containsExactly(Map.entry("0", 1.0), Map.entry("2", 2.0), Map.entry("1", 3.0));
    }

    @Test
    void monthsHaveEnglishNamesInAnyCase() throws Exception {
        List<Row> rows = read(Mapping.read(COLUMNS + "time: dd-MMM-yyyy HH:mm:ss\n"), file("locale-digits/month.csv"));
        assertThat(rows)
                .extracting(Row::day)
                .extracting(Object::toString)
                .containsExactly("2018-04-01", "2018-05-02", "2018-04-03", "2018-04-04");
    }

    @Test
    void rowNumbersAreIdsThatKeepTheOrderOfTheFile() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.csv"), "day,who,where,paid\n0,a,t,1\n0,b,t,2\nx,c,t,3\n1.0,d,t,4\n");
        Mapping mapping = Mapping.read(
                """
                name: mine
                columns: {transaction_id: row, event_time: day, customer_id: who, terminal_id: where, amount: paid}
                currency: JPY
                days_since: 2017-12-01
                """);
        List<Row> rows = read(mapping, file);
        assertThat(rows)
                .extracting(row -> row.transaction().getTransactionId())
                .containsExactly("0000000001", "0000000002", "0000000004");
        assertThat(rows.get(2).transaction().getEventTime()).isEqualTo(Instant.parse("2017-12-02T00:00:00Z"));
        assertThat(malformed)
                .extracting(MalformedRow::reason)
                .containsExactly("'x' in column day is no time of the mapping's format");
    }

    @Test
    void severalColumnsMakeATimeAndAnIdAndAreWrittenAgain() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.csv"),
                "Year,Month,Day,Time,User,Card,Paid\n2018,4,1,10:05,0,1,1.50\n2018,4,1,10:05,0|,1,1\n");
        Mapping mapping = Mapping.read(
                """
                name: mine
                columns: {transaction_id: row, event_time: [Year, Month, Day, Time], customer_id: [User, Card],
                          terminal_id: none, amount: Paid}
                currency: USD
                time: [yyyy, M, d, "H:mm"]
                """);
        Row row = read(mapping, file).get(0);
        assertThat(row.customer()).isEqualTo("0|1");
        assertThat(row.transaction().getTerminalId()).isEmpty();
        assertThat(row.transaction().getEventTime()).isEqualTo(Instant.parse("2018-04-01T10:05:00Z"));
        assertThat(malformed)
                .extracting(MalformedRow::reason)
                .containsExactly("'0|' in column User holds |, which parts the texts of customer_id");
        Path again = folder.resolve("again.csv");
        try (TransactionWriter writer = new TransactionWriter(again, mapping)) {
            writer.write(row.transaction(), row.verdict());
        }
        assertThat(Files.readAllLines(again))
                .containsExactly("Paid,User,Card,Year,Month,Day,Time", "1.50,0,1,2018,4,1,10:05");
    }

    @Test
    void aColumnNamedAsAWordOfTheMappingIsNotGuessed() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "row,day,who,where,paid\n7,0,a,t,1\n");
        String columns =
                """
                name: mine
                columns: {transaction_id: %s, event_time: day, customer_id: who, terminal_id: where, amount: paid}
                currency: JPY
                hours_since: 2017-12-01
                """;
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> read(Mapping.read(columns.formatted("row")), file)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("write 'transaction_id: [row]' for the column");
        assertThat(read(Mapping.read(columns.formatted("[row]")), file)
                        .get(0)
                        .transaction()
                        .getTransactionId())
                .isEqualTo("7");
    }

    @Test
    void aRuleRoundsWhatHasMoreDecimalsThanTheCurrency() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.csv"),
                "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n"
                        + "1,1522576800.0,c,t,37.098,0\n2,1.5225768E9,c,t,-0.125,0\n");
        List<Row> rows = read(Mapping.read(COLUMNS + "time: epoch_seconds\namount_rounding: half_up\n"), file);
        assertThat(rows)
                .extracting(row -> row.transaction().getAmount().getMinorUnits())
                .containsExactly(3_710L, -13L);
    }

    @Test
    void doubledAndSkippedHoursAreToldOnceWithCounts() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.csv"),
                "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n"
                        + "1,2018-03-25 02:30:00,c,t,1,0\n"
                        + "2,2018-10-28 02:30:00,c,t,1,0\n"
                        + "3,2018-10-28 02:31:00,c,t,1,1\n");
        Mapping mapping = Mapping.read(COLUMNS + "time: yyyy-MM-dd HH:mm:ss\nzone: Europe/Berlin\n");
        List<String> told = new ArrayList<>();
        try (TransactionFile rows = TransactionFile.open(file, mapping, malformed::add, RULES.telling(told::add))) {
            rows.forEachRemaining(row -> {});
            assertThat(rows.hasNext()).isFalse();
        }
        assertThat(told)
                .singleElement()
                .asString()
                .contains("2 lie in an hour that came twice", "1 lie in an hour that was skipped");
    }

    private List<Row> read(Mapping mapping, Path file) {
        List<Row> rows = new ArrayList<>();
        try (TransactionFile transactions = TransactionFile.open(file, mapping, malformed::add, RULES)) {
            transactions.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static Mapping mapping(String name) throws IOException, URISyntaxException {
        return Mapping.read(Files.readString(file(name)));
    }

    private static Path file(String name) throws URISyntaxException {
        return Path.of(
                TimesAndAmountsOfFilesTest.class.getResource("cases/" + name).toURI());
    }
}
