package io.tidemark.training.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.training.fit.Calibrating;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.gate.Quality;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.LeastLots;
import io.tidemark.training.rows.Lots;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What training on a sample costs on the Fraud Detection Handbook's own weeks; prints a line for each. One week and a
 * quarter of it in every build, more with {@code -Dtidemark.proof=full}.
 */
@Tag("proof")
class SampledFiguresProof {

    private static final Duration DELAY = Duration.ofDays(7);
    private static final Catalogue HANDBOOK = CatalogueReader.shipped("handbook");
    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));
    private static final int SEEDS = FULL ? 5 : 3;

    @Test
    void aQuarterOfTheRowsRanksNearlyAsWellAsAllAndExactSplitsOfItBetterThanHistogramsOfAll() throws IOException {
        for (HistoryFold week : FULL ? weeks() : weeks().subList(0, 1)) {
            double exact = averagePrecision(week, week.train(), "exact");
            double histogram = averagePrecision(week, week.train(), "hist");
            System.out.printf(
                    "all %,d rows: exact %.4f, hist %.4f%n", week.train().size(), exact, histogram);
            for (int part : FULL ? new int[] {2, 4, 10} : new int[] {4}) {
                double[] sampled = IntStream.range(0, SEEDS)
                        .mapToDouble(seed -> averagePrecision(week, sample(week.train(), part, seed), "exact"))
                        .sorted()
                        .toArray();
                double mean =
                        IntStream.range(0, SEEDS).mapToDouble(i -> sampled[i]).sum() / SEEDS;
                System.out.printf(
                        "one row in %d: exact %.4f (%.4f..%.4f)%n", part, mean, sampled[0], sampled[SEEDS - 1]);
                if (part <= 4) {
                    assertThat(mean).isGreaterThan(exact - 0.03).isGreaterThan(histogram);
                }
            }
        }
    }

    private static double averagePrecision(HistoryFold week, List<TrainingRow> rows, String method) {
        List<TrainingRow> test = week.undetectedTest();
        TrainingParameters parameters = TrainingParameters.defaults().with("tree_method", method);
        try (TrainedModel model = new Trainer(parameters).train(rows, HANDBOOK.featureNames())) {
            return Quality.of(test, Calibrating.uncalibrated(model, test)).averagePrecision();
        }
    }

    private static List<TrainingRow> sample(List<TrainingRow> rows, int part, long seed) {
        Lots lots = new Lots(seed);
        LeastLots<TrainingRow> genuine = new LeastLots<>(rows.size() / part - TrainingSet.frauds(rows), 1);
        List<TrainingRow> frauds = new ArrayList<>();
        for (TrainingRow row : rows) {
            double lot = lots.of(row.transactionId());
            if (row.fraud()) {
                frauds.add(row);
            } else if (genuine.admits(lot)) {
                genuine.add(lot, row);
            }
        }
        double times = 1 / genuine.share();
        return Stream.concat(frauds.stream(), genuine.kept().map(row -> row.times(times)))
                .sorted((a, b) -> Long.compare(a.eventTime(), b.eventTime()))
                .toList();
    }

    private static List<HistoryFold> weeks() throws IOException {
        List<HistoryFold> weeks = List.of(
                week("2018-05-16..2018-05-22", "2018-05-30..2018-06-05"),
                week("2018-06-06..2018-06-12", "2018-06-20..2018-06-26"));
        new FeatureFile(HANDBOOK, Mapping.resolve("handbook"), DELAY)
                .compute(
                        data("handbook_days_000_090.csv.gz"),
                        (row, vector) -> weeks.forEach(week -> week.add(row.transaction(), vector, row.fraud())),
                        bad -> {});
        return weeks;
    }

    private static HistoryFold week(String train, String test) {
        return new HistoryFold(DateRange.parse(train), Optional.of(DateRange.parse(test)), Optional.empty(), DELAY);
    }

    private static Path data(String name) {
        String configured = System.getenv("TIDEMARK_DATA");
        Path directory = configured != null
                ? Path.of(configured)
                : Path.of(System.getProperty("tidemark.root", "."), "..", "shared", "data");
        Path file = directory.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: " + file + " is absent; set TIDEMARK_DATA to run this");
        return file;
    }
}
