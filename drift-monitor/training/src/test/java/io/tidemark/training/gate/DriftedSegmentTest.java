package io.tidemark.training.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Score;
import io.tidemark.schemas.TrafficSegment;
import io.tidemark.schemas.Transaction;
import io.tidemark.training.Retraining;
import io.tidemark.training.rows.Records;
import io.tidemark.training.rows.Segments;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A quarter of the traffic is as ever, and its frauds were called genuine in the rows trained on; in all other traffic
 * frauds are of a new kind.
 */
class DriftedSegmentTest {

    private static final TrafficSegment OLD = new TrafficSegment("category", "old");
    private static final int ROWS = 5_000;

    @Test
    void aCandidateThatIsBetterOverallIsKeptBackIfItIsWorseWhereTheDriftWasSeen() {
        Champion champion = ProofRetraining.champion(1, ROWS);
        List<TrainingRow> rows = rows();
        GateFinding overall = run(rows, champion, Segments.NONE);
        assertThat(overall.promote()).as(overall.text()).isTrue();

        GateFinding finding = run(rows, champion, segments(rows));

        assertThat(finding.promote()).as(finding.text()).isFalse();
        assertThat(finding.text()).contains("; but in category=old, where the drift is, it loses no more than 0.050");
    }

    private static GateFinding run(List<TrainingRow> rows, Champion champion, Segments segments) {
        Clock clock = Clock.fixed(ProofWorld.NOW.plus(Duration.ofDays(7)), ZoneOffset.UTC);
        return new Retraining(ProofRetraining.RULES, clock, line -> {})
                .run(
                        "m-1",
                        new TrainingSet(rows, ProofWorld.NOW, Map.of()),
                        Optional.empty(),
                        ProofWorld.SPACE,
                        Optional.of(champion),
                        segments)
                .finding();
    }

    private static List<TrainingRow> rows() {
        List<TrainingRow> rows = new ArrayList<>(ProofWorld.REPLACED.rows(1, 2 * ROWS));
        List<TrainingRow> old = ProofWorld.STATIONARY.rows(2, 2 * ROWS);
        for (int i = 0; i < old.size(); i += 3) {
            rows.add(old.get(i));
        }
        rows.sort(Comparator.comparingLong(TrainingRow::eventTime).thenComparing(TrainingRow::transactionId));
        long compared = TimeSplit.of(rows, 0.3).comparison().get(0).eventTime();
        return rows.stream()
                .map(row -> old(row) && row.eventTime() < compared ? Damage.row(row, row.vector(), false) : row)
                .toList();
    }

    private static boolean old(TrainingRow row) {
        return row.transactionId().startsWith("t2-");
    }

    private static Segments segments(List<TrainingRow> rows) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.transactionId()));
        Segments segments = new Segments(List.of(OLD), ids);
        for (TrainingRow row : rows) {
            Score.Builder score = Records.score(
                    row.transactionId(), row.customerId(), Instant.ofEpochMilli(row.eventTime()), List.of());
            segments.add(score.setTransaction(Transaction.newBuilder(score.getTransaction())
                            .setCategory(old(row) ? "old" : "new")
                            .build())
                    .build());
        }
        return segments;
    }
}
