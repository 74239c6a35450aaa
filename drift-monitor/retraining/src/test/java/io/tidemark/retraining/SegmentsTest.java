package io.tidemark.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.TrafficSegment;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void requestsThatAreAnsweredTogetherNameTheirSegmentsOnce() {
        assertThat(RequestQueue.segments(List.of(request(FOOD), request(NORTH, FOOD), request())))
                .containsExactly(FOOD, NORTH);
    }

    @Test
    void theTrainingProcessIsToldTheSegments(@TempDir Path directory) throws IOException {
        TrainingOrder order =
                new TrainingOrder("m-1", Map.of(), Optional.of(NOW), Optional.empty(), List.of(FOOD, NORTH));
        order.write(directory);
        assertThat(TrainingOrder.read(directory).segments()).containsExactly(FOOD, NORTH);
    }

    private static RetrainingRequest request(TrafficSegment... segments) {
        return RetrainingRequest.newBuilder(Records.request("a", RetrainingCause.ALARM, NOW))
                .setSegments(List.of(segments))
                .build();
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
