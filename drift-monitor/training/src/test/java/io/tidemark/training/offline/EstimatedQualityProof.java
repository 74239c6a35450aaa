package io.tidemark.training.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.drift.stats.quality.book.WindowQuality;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.params.TrainingParameters;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Public data sets as live traffic behind the training of a model, with labels that come days later: how far estimates
 * without labels are from what labels then say, over the windows that the book itself does not warn of.
 */
@Tag("proof")
class EstimatedQualityProof {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T14:05:59Z"), ZoneOffset.UTC);

    @TempDir
    Path dir;

    @Test
    void onTheHandbooksStationaryDaysEstimatesAreWithinThreeHundredthsAndAFlipOfTheLabelsIsWarnedOf()
            throws IOException {
        Instant from = Instant.parse("2018-05-22T00:00:00Z");
        Instant flip = Instant.parse("2018-06-10T00:00:00Z");
        DelayedLabels live = new DelayedLabels(from, Long.MAX_VALUE);
        DelayedLabels flipped = new DelayedLabels(from, flip.toEpochMilli());
        play(data("handbook_days_000_090.csv.gz"), "handbook", "2018-05-08..2018-05-14", live, flipped);

        print("handbook", live.days());
        assertWithinTolerance(print("handbook", live.weeks()), 5);
        assertThat(live.firstFall()).as("a false alarm").isEmpty();

        List<WindowQuality> days = print("handbook, labels flipped from " + flip, flipped.days());
        assertThat(days.get(days.size() - 1).caveats()).anyMatch(caveat -> caveat.contains("off by"));
        assertThat(flipped.firstFall()).hasValueSatisfying(day -> assertThat(day)
                .isBetween(flip.toEpochMilli(), flip.plus(Duration.ofDays(2)).toEpochMilli()));
    }

    @Test
    void onSparkovAModelOfTheFirstMonthsIsEstimatedWithinThreeHundredthsOnTheLater() throws IOException {
        Path file = joined(data("sparkov_A_mar_jun.csv.gz"), data("sparkov_B_jul_oct_stock.csv.gz"));
        DelayedLabels live = new DelayedLabels(Instant.parse("2023-07-01T00:00:00Z"), Long.MAX_VALUE);
        play(file, "sparkov", "2023-04-01..2023-05-15", live);
        assertWithinTolerance(print("Sparkov B", live.weeks()), 11);
    }

    private static void assertWithinTolerance(List<WindowQuality> windows, int atLeast) {
        List<WindowQuality> trusted = windows.stream()
                .filter(window -> window.matured() && window.caveats().isEmpty())
                .toList();
        assertThat(trusted).hasSizeGreaterThanOrEqualTo(atLeast);
        for (WindowQuality window : trusted) {
            assertThat(Math.abs(error(window))).isLessThan(.03);
        }
    }

    private static double error(WindowQuality window) {
        return window.estimatedMeasured().ranking().auc()
                - window.realised().orElseThrow().ranking().auc();
    }

    private static List<WindowQuality> print(String name, List<WindowQuality> windows) {
        System.out.println(name
                + ": window, frauds promised and come, AUC ROC estimated and realised, average precision, caveats");
        double absolute = 0;
        double signed = 0;
        for (WindowQuality window : windows) {
            System.out.printf(
                    Locale.ROOT,
                    "%s %.0f %.0f  %.3f %.3f  %.3f %.3f  %s%n",
                    Instant.ofEpochMilli(window.key().start()),
                    window.estimatedMeasured().frauds(),
                    window.realised().orElseThrow().frauds(),
                    window.estimatedMeasured().ranking().auc(),
                    window.realised().orElseThrow().ranking().auc(),
                    window.estimatedMeasured().ranking().averagePrecision(),
                    window.realised().orElseThrow().ranking().averagePrecision(),
                    window.caveats());
            absolute += Math.abs(error(window)) / windows.size();
            signed += error(window) / windows.size();
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d windows, AUC ROC off by %.4f on average, %+.4f with its sign%n",
                name,
                windows.size(),
                absolute,
                signed);
        return windows;
    }

    /** Trains and calibrates on the first days, then scores everything. */
    private void play(Path file, String mapping, String train, DelayedLabels... lives) throws IOException {
        OfflineTrainingResult result = new OfflineTraining(CLOCK, line -> {})
                .run(new OfflineTrainingRequest(
                        file,
                        mapping,
                        "handbook",
                        DateRange.parse(train),
                        Duration.ofDays(7),
                        Optional.empty(),
                        TrainingParameters.defaults(),
                        AlertBudget.DEFAULT,
                        Optional.empty(),
                        Optional.empty(),
                        dir.resolve("bundle.zip")));
        Catalogue catalogue = CatalogueReader.resolve("handbook");
        Bundle bundle = Bundle.open(Files.readAllBytes(result.bundle()));
        try (LoadedModel model = new ModelLoader(new CompiledForestFactory()).load(bundle, Optional.empty())) {
            float[] row = new float[model.engine().featureCount()];
            new FeatureFile(catalogue, Mapping.resolve(mapping), Duration.ofDays(7))
                    .compute(
                            file,
                            (each, vector) -> {
                                for (int i = 0; i < row.length; i++) {
                                    row[i] = (float) vector[i];
                                }
                                double score =
                                        model.engine().score(model.engine().margin(row));
                                for (DelayedLabels live : lives) {
                                    live.add(each.transaction(), score, each.fraud());
                                }
                            },
                            bad -> {});
        }
        for (DelayedLabels live : lives) {
            live.end();
        }
    }

    /** One file of two whose ids both begin at 0. */
    private Path joined(Path first, Path second) throws IOException {
        Path joined = dir.resolve("sparkov.csv");
        try (BufferedWriter out = Files.newBufferedWriter(joined)) {
            copy(first, "a", true, out);
            copy(second, "b", false, out);
        }
        return joined;
    }

    private static void copy(Path file, String prefix, boolean header, BufferedWriter out) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String names = in.readLine();
            if (header) {
                out.write(names + "\n");
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(prefix + line + "\n");
            }
        }
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
