package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OversizedDecisionTest {

    private static final int LARGE = 1 << 20;
    private static final int SMALL = 20_000;

    @Test
    void aScoreThatItsTopicDoesNotTakeIsADeadLetterAndTheRecordBehindItIsScored() {
        try (TopologyRig rig = new TopologyRig(limits(SMALL, LARGE))) {
            FeatureRecord large = record(0, SMALL, 2_000);
            rig.send(large, record(1, 10, 2_000));
            assertThat(rig.scores())
                    .extracting(Score::getOrigin)
                    .extracting("offset")
                    .containsExactly(1L);
            List<DeadLetter> letters = rig.deadLetters();
            assertThat(letters).hasSize(1);
            DeadLetter letter = letters.get(0);
            assertThat(letter.getCause()).isEqualTo("oversized_record");
            assertThat(letter.getTopic()).isEqualTo("features");
            assertThat(letter.getOffset()).isZero();
            assertThat(letter.getDetail()).contains("scores", "max.message.bytes");
            assertThat(letter.getValue().remaining()).isEqualTo(TopologyRig.encoded(large).length);
            assertThat(rig.meters.deadLetters).containsExactly("oversized_record");
        }
    }

    @Test
    void anAlertThatItsTopicDoesNotTakeLeavesTheScore() {
        try (TopologyRig rig = new TopologyRig(limits(LARGE, SMALL))) {
            rig.send(record(0, SMALL, 100_000_000), record(1, 10, 100_000_000));
            assertThat(rig.scores()).hasSize(2);
            assertThat(rig.alerts()).hasSize(1);
            assertThat(rig.deadLetters())
                    .extracting(DeadLetter::getCause, DeadLetter::getStage)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("oversized_record", "stream-scoring/alerts-fraud"));
        }
    }

    private static Map<String, Integer> limits(int scores, int alerts) {
        return Map.of("scores", scores, "alerts-fraud", alerts, "superseded", LARGE, "dead-letters", LARGE);
    }

    private static FeatureRecord record(long offset, int bytes, long minorUnits) {
        FeatureVector vector = TestRecords.vector("c", 0, offset).getVector();
        Transaction transaction = TestRecords.transaction("c", 0, offset, new Money(minorUnits, "EUR"));
        return TestRecords.of(FeatureVector.newBuilder(vector)
                .setTransaction(Transaction.newBuilder(transaction)
                        .setAttributes(Map.of("long", "x".repeat(bytes)))
                        .build())
                .build());
    }
}
