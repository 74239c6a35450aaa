package io.tidemark.demo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.demo.simulator.SimulationPlan;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.rates.RateTables;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.offline.DateRange;
import io.tidemark.training.offline.FilesBeside;
import io.tidemark.training.offline.OfflineTraining;
import io.tidemark.training.offline.OfflineTrainingRequest;
import io.tidemark.training.offline.OfflineTrainingResult;
import io.tidemark.training.params.TrainingParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What numbers of others and outcomes are worth: two models of the same payments of the simulator, one of which sees
 * them. {@code -Dtidemark.proof=full} takes four times the payments.
 */
@Tag("proof")
class NumbersGainProof {

    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));
    private static final Instant FROM = Instant.parse("2026-01-05T00:00:00Z");
    private static final Path EXAMPLE = Path.of(System.getProperty("tidemark.root"), "deploy/examples/card-payments");

    @TempDir
    Path folder;

    @Test
    void numbersAndOutcomesGainInAveragePrecisionAndEachSaysItsShare() throws Exception {
        Path transactions = folder.resolve("transactions.csv");
        Path outcomes = folder.resolve("outcomes.csv");
        PaymentsFiles.Written written = PaymentsFiles.write(
                SimulationPlan.town(1, FROM, FULL ? 400 : 100),
                FROM,
                FROM.plus(Duration.ofDays(42)),
                transactions,
                outcomes);
        Path all = EXAMPLE.resolve("catalogue.yaml");
        Path without = folder.resolve("without.yaml");
        Files.write(
                without,
                Files.readAllLines(all).stream()
                        .filter(line -> !isOfOthers(line))
                        .toList());

        OfflineTrainingResult plain = train(transactions, without, List.of());
        OfflineTrainingResult more = train(transactions, all, List.of(outcomes));

        System.out.printf(
                "%s%naverage precision %.4f without, %.4f with; AUC ROC %.4f and %.4f; shares %s%n",
                written,
                plain.averagePrecision().orElseThrow(),
                more.averagePrecision().orElseThrow(),
                plain.aucRoc().orElseThrow(),
                more.aucRoc().orElseThrow(),
                more.shares().entrySet().stream()
                        .map(one -> "%s %.1f %%".formatted(one.getKey(), 100 * one.getValue()))
                        .collect(Collectors.joining(", ")));
        assertThat(more.averagePrecision().orElseThrow())
                .isGreaterThan(plain.averagePrecision().orElseThrow() + 0.03);
        assertThat(more.shares())
                .containsKeys("declines_1h", "step_ups_failed_1d")
                .containsKeys(PaymentsFiles.NUMBERS.toArray(String[]::new));
        assertThat(more.shares().values().stream().mapToDouble(share -> share).sum())
                .isCloseTo(1, within());
        assertThat(more.shares().get("issuer_score"))
                .isGreaterThan(more.shares().get("account_age"));
        assertThat(plain.shares()).doesNotContainKeys("issuer_score", "declines_1h");
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }

    /** Whether a line of the catalogue is there for numbers or outcomes, or for a reason made of them. */
    private static boolean isOfOthers(String line) {
        return line.contains("numbers.")
                || line.contains("over: outcomes")
                || line.contains("code: ISSUER")
                || line.contains("code: DEVICE")
                || line.contains("code: ADDRESS")
                || line.contains("code: STEP_UPS");
    }

    private OfflineTrainingResult train(Path transactions, Path catalogue, List<Path> outcomes) throws Exception {
        return new OfflineTraining(Clock.systemUTC(), System.out::println)
                .run(new OfflineTrainingRequest(
                        transactions,
                        EXAMPLE.resolve("mapping.yaml").toString(),
                        catalogue.toString(),
                        DateRange.parse("2026-01-12..2026-01-31"),
                        Duration.ofDays(3),
                        Optional.of(DateRange.parse("2026-02-05..2026-02-15")),
                        TrainingParameters.parse("rounds=150,seed=1"),
                        AlertBudget.DEFAULT,
                        Optional.empty(),
                        Optional.empty(),
                        folder.resolve(catalogue.getFileName() + ".zip"),
                        ReadingRules.USUAL,
                        new FilesBeside(outcomes, RateTables.NONE),
                        false));
    }
}
