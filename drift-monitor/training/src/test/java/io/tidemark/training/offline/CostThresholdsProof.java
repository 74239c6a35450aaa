package io.tidemark.training.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.costs.DecisionCosts;
import io.tidemark.costs.FraudLoss;
import io.tidemark.costs.LookCost;
import io.tidemark.costs.Step;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.params.TrainingParameters;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Money lost on weeks of public data that nothing was fitted on, deciding each transaction by what its decision is
 * expected to cost, beside the best fixed thresholds: those of all that lose least on these very weeks, which nobody
 * could have known. Both may take the same steps. Sparkov's weeks in every build, the handbook's, too, with
 * {@code -Dtidemark.proof=full}.
 */
@Tag("proof")
class CostThresholdsProof {

    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T14:05:59Z"), ZoneOffset.UTC);

    /**
     * What a shop may lose, in minor units: by a fraud its amount and this, by a review this, by declining a genuine
     * customer this.
     *
     * @param review 0 where nobody reviews
     */
    private record Shop(int fixed, int review, int decline) {

        DecisionCosts costs() {
            return new DecisionCosts(
                    new FraudLoss(BigDecimal.ONE, BigDecimal.valueOf(fixed)),
                    Optional.empty(),
                    Optional.of(review).filter(cost -> cost > 0).map(cost -> new LookCost(BigDecimal.valueOf(cost))),
                    Optional.of(BigDecimal.valueOf(decline)));
        }

        double loses(Step step, Scored row) {
            return switch (step) {
                case APPROVE -> row.fraud() ? row.cents() + fixed : 0;
                case REVIEW -> review;
                case DECLINE -> row.fraud() ? 0 : decline;
                case STEP_UP -> throw new IllegalArgumentException("nobody steps up here");
            };
        }
    }

    private static final List<Shop> SHOPS = List.of(
            new Shop(0, 0, 1_000),
            new Shop(0, 0, 2_500),
            new Shop(0, 0, 5_000),
            new Shop(1_500, 0, 2_500),
            new Shop(0, 400, 2_500),
            new Shop(0, 1_000, 2_500),
            new Shop(1_500, 400, 2_500));

    private static final int GRID = 600;

    @TempDir
    Path dir;

    private record Scored(double score, long cents, boolean fraud) {}

    @Test
    void onLaterWeeksNoMoreIsLostThanByTheBestFixedThresholds() throws IOException {
        Path sparkov = data("sparkov_A_mar_jun.csv.gz");
        compare("sparkov", scored(sparkov, "sparkov", "2023-04-01..2023-04-30", "2023-05-15T00:00:00Z"));
        if (FULL) {
            Path handbook = data("handbook_days_000_090.csv.gz");
            compare("handbook", scored(handbook, "handbook", "2018-05-08..2018-05-14", "2018-05-22T00:00:00Z"));
        }
    }

    private static void compare(String name, List<Scored> rows) {
        System.out.printf(
                "%s: %,d transactions, %,d frauds%n",
                name, rows.size(), rows.stream().filter(Scored::fraud).count());
        double all = 0;
        double allFixed = 0;
        for (Shop shop : SHOPS) {
            DecisionCosts costs = shop.costs();
            double byCost = rows.stream()
                    .mapToDouble(row -> shop.loses(costs.cheapest(row.score(), row.cents()), row))
                    .sum();
            double byBest = bestFixed(rows, shop);
            System.out.printf(
                    Locale.ROOT,
                    "%s: lost by cost and amount %,.2f, by the best fixed thresholds of these weeks %,.2f: %.1f %% less%n",
                    shop,
                    byCost / 100,
                    byBest / 100,
                    100 * (1 - byCost / byBest));
            assertThat(byCost).as("%s %s", name, shop).isLessThanOrEqualTo(1.01 * byBest);
            all += byCost;
            allFixed += byBest;
        }
        assertThat(all).as(name).isLessThan(0.99 * allFixed);
    }

    /** Of all pairs on a grid of 600 quantiles of the upper tenth, and of each whole tenth below. */
    private static double bestFixed(List<Scored> rows, Shop shop) {
        List<Scored> falling = rows.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        double[] declined = new double[falling.size() + 1];
        double[] approved = new double[falling.size() + 1];
        for (int i = 0; i < falling.size(); i++) {
            declined[i + 1] = declined[i] + shop.loses(Step.DECLINE, falling.get(i));
            approved[i + 1] = approved[i] + shop.loses(Step.APPROVE, falling.get(i));
        }
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i <= GRID; i++) {
            cuts.add((int) (falling.size() / 10.0 * i * i / GRID / GRID));
        }
        for (int tenth = 2; tenth <= 10; tenth++) {
            cuts.add((int) (falling.size() / 10.0 * tenth));
        }
        double best = Double.POSITIVE_INFINITY;
        for (int decline : cuts) {
            for (int review : cuts) {
                if (review == decline || review > decline && shop.review() > 0) {
                    double lost = declined[decline]
                            + (double) shop.review() * (review - decline)
                            + approved[falling.size()]
                            - approved[review];
                    best = Math.min(best, lost);
                }
            }
        }
        return best;
    }

    private List<Scored> scored(Path file, String mapping, String train, String since) throws IOException {
        Instant from = Instant.parse(since);
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
        Bundle bundle = Bundle.open(Files.readAllBytes(result.bundle()));
        Instant fitted = bundle.manifest().calibration().orElseThrow().to();
        Instant first = fitted.isAfter(from) ? fitted : from;
        List<Scored> rows = new ArrayList<>();
        try (LoadedModel model = new ModelLoader(new CompiledForestFactory()).load(bundle, Optional.empty())) {
            float[] row = new float[model.engine().featureCount()];
            new FeatureFile(CatalogueReader.resolve("handbook"), Mapping.resolve(mapping), Duration.ofDays(7))
                    .compute(
                            file,
                            (each, vector) -> {
                                if (each.transaction().getEventTime().isBefore(first)) {
                                    return;
                                }
                                for (int i = 0; i < row.length; i++) {
                                    row[i] = (float) vector[i];
                                }
                                rows.add(new Scored(
                                        model.engine().score(model.engine().margin(row)),
                                        each.transaction().getAmount().getMinorUnits(),
                                        each.fraud()));
                            },
                            bad -> {});
        }
        return rows;
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
