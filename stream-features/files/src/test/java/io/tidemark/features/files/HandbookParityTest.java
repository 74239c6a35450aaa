package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandbookParityTest {

    /** The published file holds nine significant digits: closer than to its last one nobody can compare. */
    private static final MathContext NINE_DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);

    /**
     * The published averages come of rolling float sums: exact halves, such as 97.96765625, were rounded either way.
     */
    private static final BigDecimal NOISE = new BigDecimal("1e-9");

    @TempDir
    Path folder;

    @Test
    void everyPublishedFeatureIsMetOutsideTheTiesThatItsAuthorsOrderedByChance() throws IOException {
        Path transactions = SharedData.require("handbook_days_000_090.csv.gz");
        Path probe = SharedData.require("handbook_features_probe.csv.gz");
        Path ties = SharedData.require("handbook_tied_transactions.csv");
        Catalogue catalogue = CatalogueReader.shipped("handbook");
        Path out = folder.resolve("features.csv");

        long begun = System.nanoTime();
        FeatureFile.Summary summary = new FeatureFile(catalogue, Mapping.shipped("handbook"), Duration.ofDays(7))
                .compute(transactions, out, MalformedRow.strict());
        double seconds = (System.nanoTime() - begun) / 1e9;

        assertThat(summary.vectors()).isEqualTo(872_795);
        assertThat(summary.rejected()).isEmpty();
        Set<String> tied = new HashSet<>();
        read(ties, record -> tied.add(record.getField("TRANSACTION_ID")));
        Map<String, NamedCsvRecord> published = new HashMap<>();
        read(probe, record -> published.put(record.getField("TRANSACTION_ID"), record));
        int[] compared = {0};
        List<String> differences = new ArrayList<>();
        read(out, ours -> {
            NamedCsvRecord theirs = published.get(ours.getField("transaction_id"));
            if (theirs != null && !tied.contains(ours.getField("transaction_id"))) {
                compared[0]++;
                differences.addAll(differences(ours, theirs));
            }
        });
        System.out.printf(
                "handbook parity: %d rows compared, %d values differ; %d rows computed and written in %.1f s%n",
                compared[0], differences.size(), summary.vectors(), seconds);
        assertThat(differences).isEmpty();
        assertThat(compared[0]).isGreaterThan(52_900);
    }

    private static List<String> differences(NamedCsvRecord ours, NamedCsvRecord theirs) {
        List<String> differences = new ArrayList<>();
        for (String name : theirs.getHeader().subList(1, theirs.getHeader().size())) {
            BigDecimal mine = new BigDecimal(ours.getField(name));
            BigDecimal published = new BigDecimal(theirs.getField(name));
            boolean met = name.contains("AVG_AMOUNT")
                    ? mine.subtract(published)
                                    .abs()
                                    .compareTo(halfOfLastDigit(published).add(NOISE))
                            <= 0
                    : mine.round(NINE_DIGITS).compareTo(published) == 0;
            if (!met) {
                differences.add(
                        ours.getField("transaction_id") + " " + name + ": " + mine + ", published " + published);
            }
        }
        return differences;
    }

    private static BigDecimal halfOfLastDigit(BigDecimal published) {
        int magnitude = published.precision() - published.scale();
        return BigDecimal.valueOf(5, 10 - magnitude);
    }

    private static void read(Path file, Consumer<NamedCsvRecord> consumer) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try (InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            CsvReader.builder().ofNamedCsvRecord(in).forEach(consumer);
        }
    }
}
