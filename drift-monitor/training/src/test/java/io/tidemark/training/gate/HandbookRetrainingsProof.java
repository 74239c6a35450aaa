package io.tidemark.training.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.training.Retraining;
import io.tidemark.training.RetrainingOutcome;
import io.tidemark.training.RetrainingRules;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The Fraud Detection Handbook's weeks from day 37 on, in which nothing changes: a retraining there gains nothing. A
 * third of the customers.
 */
@Tag("proof")
class HandbookRetrainingsProof {

    private static final Instant START = Instant.parse("2018-04-01T00:00:00Z");
    private static final Duration RANGE = Duration.ofDays(21);
    private static final RetrainingRules RULES = new RetrainingRules(
            Duration.ofDays(7),
            RANGE,
            0.3,
            TrainingParameters.parse("tree_method=hist"),
            AlertBudget.DEFAULT,
            GateRules.DEFAULT);

    @Test
    void noneOfTheWeeksRetrainingsIsPromoted() {
        List<TrainingRow> rows = rows();
        Bundle first = run(rows, 58, Optional.empty()).bundle().orElseThrow();
        Champion champion = new Champion(new ModelReference(first.manifest().version(), first.sha256()), first);
        for (int day = 66; day <= 90; day += 8) {
            GateFinding finding = run(rows, day, Optional.of(champion)).finding();
            System.out.printf("day %d: %s%n", day, finding.text());
            assertThat(finding.promote()).as(finding.text()).isFalse();
        }
    }

    /** On what lies before the end of a day. */
    private static RetrainingOutcome run(List<TrainingRow> rows, int day, Optional<Champion> champion) {
        Instant until = START.plus(Duration.ofDays(day));
        List<TrainingRow> range = rows.stream()
                .filter(row -> row.eventTime() < until.toEpochMilli()
                        && row.eventTime() >= until.minus(RANGE).toEpochMilli())
                .toList();
        Clock clock = Clock.fixed(until.plus(RULES.maturity()), ZoneOffset.UTC);
        return new Retraining(RULES, clock, line -> {})
                .run("m-" + day, new TrainingSet(range, until, Map.of()), Optional.empty(), ProofWorld.SPACE, champion);
    }

    private static List<TrainingRow> rows() {
        List<TrainingRow> rows = new ArrayList<>();
        new FeatureFile(CatalogueReader.shipped("handbook"), Mapping.resolve("handbook"), Duration.ofDays(7))
                .compute(
                        data("handbook_days_000_090.csv.gz"),
                        (row, vector) -> {
                            Transaction transaction = row.transaction();
                            long time = transaction.getEventTime().toEpochMilli();
                            boolean third = Integer.parseInt(transaction.getCustomerId()) % 3 == 0;
                            if (third && time >= START.plus(Duration.ofDays(37)).toEpochMilli()) {
                                rows.add(new TrainingRow(
                                        transaction.getTransactionId(),
                                        transaction.getCustomerId(),
                                        time,
                                        vector.clone(),
                                        row.fraud()));
                            }
                        },
                        bad -> {});
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
