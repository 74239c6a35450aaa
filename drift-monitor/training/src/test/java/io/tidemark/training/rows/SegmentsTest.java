package io.tidemark.training.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Score;
import io.tidemark.schemas.TrafficSegment;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    private static final TrafficSegment FOOD = new TrafficSegment("category", "food");
    private static final TrafficSegment NORTH = new TrafficSegment("attributes.bank", "north");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void rowsBelongToTheSegmentsOfTheirScores() {
        Segments segments = new Segments(List.of(FOOD, NORTH), Set.of("1", "2", "3"));
        segments.add(score("1", "food", "north"));
        segments.add(score("2", "food", "south"));
        segments.add(score("3", "travel", "north"));
        segments.add(score("4", "food", "north"));

        List<TrainingRow> rows = List.of(row("3"), row("2"), row("1"));
        assertThat(segments.of(FOOD, rows)).containsExactly(false, true, true);
        assertThat(segments.of(NORTH, rows)).containsExactly(true, false, true);
    }

    @Test
    void aFieldThatNoScoreCarriesIsLeftOut() {
        assertThat(new Segments(List.of(new TrafficSegment("shoe_size", "44")), Set.of()).isEmpty())
                .isTrue();
    }

    private static Score score(String id, String category, String bank) {
        Score.Builder score = Records.score(id, "c", NOW, List.of());
        return score.setTransaction(Transaction.newBuilder(score.getTransaction())
                        .setCategory(category)
                        .setAttributes(Map.of("bank", bank))
                        .build())
                .build();
    }

    private static TrainingRow row(String id) {
        return new TrainingRow(id, "c", 0, new double[0], false);
    }
}
