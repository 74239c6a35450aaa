package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each shipped mapping reads every row of a file of its layout. */
public class LayoutsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "handbook, 0, 5, 2018-04-01T00:00:00Z, 2018-04-05T00:00:00Z",
        "sparkov, 0, 4, 2023-03-01T00:00:00Z, 2023-03-04T00:00:00Z",
        "sparkov-kaggle, , 5, 2019-01-01T00:00:00Z, 2019-01-05T00:00:00Z",
        "sparkov-generator, , 5, 2023-03-01T00:00:00Z, 2023-03-05T00:00:00Z",
        "paysim, 0000000001, 24, 2017-12-01T01:00:00Z, 2017-12-01T04:00:01Z",
        "ulb, 0000000001, 24, 2013-09-01T00:00:00Z, 2013-09-02T03:46:41Z",
        "banksim, 0000000001, 5, 2012-11-01T00:00:00Z, 2012-11-04T00:00:01Z",
        "ieee-cis, 2987000, 4, 2017-12-02T00:00:00Z, 2017-12-03T01:33:21Z",
        "tabformer, 0000000001, 6, 2002-09-01T00:00:00Z, 2002-09-05T00:00:00Z",
    })
    void isReadAsItsMappingSays(String layout, String firstId, int customers, Instant from, Instant until)
            throws URISyntaxException {
        List<Row> rows = read(layout, "layouts/" + layout + ".csv");
        assertThat(rows).hasSize(24);
        assertThat(rows.stream().filter(Row::fraud)).hasSize(3);
        assertThat(rows.stream().filter(row -> row.verdict().isEmpty())).isEmpty();
        assertThat(rows).extracting(Row::customer).satisfies(ids -> assertThat(new HashSet<>(ids))
                .hasSize(customers));
        assertThat(rows).extracting(row -> row.transaction().getEventTime()).allSatisfy(time -> assertThat(time)
                .isBetween(from, until.minusMillis(1)));
        assertThat(rows).extracting(row -> row.transaction().getTransactionId()).doesNotHaveDuplicates();
        assertThat(firstId == null ? 32 : firstId.length())
                .isEqualTo(rows.get(0).transaction().getTransactionId().length());
        if (firstId != null) {
            assertThat(rows.get(0).transaction().getTransactionId()).isEqualTo(firstId);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "paysim, cases/layout-paysim/paysim.csv, 100",
        "ulb, cases/layout-ulb/ulb.csv, 100",
        "banksim, cases/layout-banksim/banksim.csv, 100"
    })
    void otherFilesOfTheLayoutAreRead(String layout, String file, int rows) throws URISyntaxException {
        assertThat(read(layout, file)).hasSizeGreaterThanOrEqualTo(rows);
    }

    @Test
    void amountsAreThoseOfTheCurrency() throws URISyntaxException {
        assertThat(read("ieee-cis", "layouts/ieee-cis.csv"))
                .extracting(row -> row.transaction().getAmount().getMinorUnits())
                .startsWith(6_850L, 2_900L, 3_710L, 100L);
        assertThat(read("tabformer", "layouts/tabformer.csv"))
                .extracting(row -> row.transaction().getAmount().getMinorUnits())
                .startsWith(3_430L)
                .anyMatch(minor -> minor < 0);
    }

    @Test
    void aSecondFileGivesItsColumnsToTheRowsThatItKnows() throws Exception {
        Path first = Files.copy(file("layouts/ieee-cis.csv"), folder.resolve("train_transaction.csv"));
        Path second = Files.writeString(
                folder.resolve("train_identity.csv"),
                "TransactionID,id_01,id_30,id_31,DeviceType,DeviceInfo\n"
                        + "2987001,0.0,Windows 10,chrome 62.0,desktop,Windows\n");
        List<Row> rows = read("ieee-cis-identity", first);
        assertThat(rows).hasSize(24);
        assertThat(rows.get(0).transaction().getDevice()).isNull();
        assertThat(rows.get(0).transaction().getAttributes())
                .containsEntry("DeviceType", "")
                .containsEntry("card4", "visa");
        assertThat(rows.get(1).transaction().getDevice()).isEqualTo("Windows");
        assertThat(rows.get(1).transaction().getAttributes())
                .containsEntry("DeviceType", "desktop")
                .containsEntry("id_31", "chrome 62.0");
        Files.writeString(second, "2987001,0.0,Windows 10,chrome 62.0,desktop,Windows\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> read("ieee-cis-identity", first))
                .hasMessageContaining("the TransactionID 2987001 comes twice");
        Files.delete(second);
        assertThatThrownBy(() -> read("ieee-cis-identity", first)).hasMessageContaining("train_identity.csv");
    }

    private static List<Row> read(String layout, String file) throws URISyntaxException {
        return read(layout, file(file));
    }

    private static Path file(String name) throws URISyntaxException {
        return Path.of(LayoutsTest.class.getResource(name).toURI());
    }

    private static List<Row> read(String layout, Path path) {
        List<Row> rows = new ArrayList<>();
        try (TransactionFile transactions =
                TransactionFile.open(path, Mapping.shipped(layout), MalformedRow.strict())) {
            transactions.forEachRemaining(rows::add);
        }
        return rows;
    }
}
