package io.tidemark.features.job.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.RecordBounds;
import java.util.Collections;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Whatever a door takes, what is made of it fits the topics behind. */
class LargestRecordsTest {

    private static final FeatureVector VECTOR = LargestRecords.vector();
    private static final Transaction TRANSACTION = VECTOR.getTransaction();
    private static final byte[] KEY = TRANSACTION.getCustomerId().getBytes(UTF_8);

    @Test
    void theLargestTransactionThatAnySettingTakesFitsItsTopic() {
        byte[] value = PlainFormats.encode(TRANSACTION);
        assertThat(new RecordBounds(RecordBounds.MOST_BYTES, 1, 1).check(KEY, value))
                .isEmpty();
        assertThat(KEY.length + value.length).isGreaterThan(RecordBounds.MOST_BYTES - 1_000);
        assertFits(Topics.TRANSACTIONS, TRANSACTION);
    }

    @Test
    void itsVectorFitsFeaturesAndFitsSupersededWithWhatIsAddedThere() {
        assertFits(Topics.FEATURES, LargestRecords.featureRecord());
        assertFits(
                Topics.SUPERSEDED,
                new SupersededVector(VECTOR, new LogPosition(1, Long.MAX_VALUE), VECTOR.getLoggedAt(), false));
    }

    @Test
    void itsDecisionFitsScoresWithReasonsShadowsAndFlags() {
        assertFits(
                Topics.SCORES,
                Score.newBuilder()
                        .setTransaction(TRANSACTION)
                        .setOrigin(VECTOR.getOrigin())
                        .setLoggedAt(VECTOR.getLoggedAt())
                        .setFeaturesPosition(VECTOR.getOrigin())
                        .setCatalogueHash(VECTOR.getCatalogueHash())
                        .setVector(VECTOR.getValues())
                        .setArrivalNumbers(VECTOR.getArrivalNumbers())
                        .setLabelNumbers(VECTOR.getLabelNumbers())
                        .setPartialHistory(VECTOR.getPartialHistory())
                        .setModelVersion("v".repeat(249))
                        .setBundleSha256("ab".repeat(32))
                        .setDecision(Decision.DECLINE)
                        .setPolicyVersion("v".repeat(1_000))
                        .setControlId("c".repeat(1_000))
                        .setFlags(Collections.nCopies(20, "x".repeat(64)))
                        .setShadows(LargestRecords.shadows())
                        .setReasons(LargestRecords.reasons())
                        .setScoredAt(VECTOR.getLoggedAt())
                        .build());
    }

    @Test
    void itsAlertFits() {
        assertFits(
                Topics.ALERTS_FRAUD,
                FraudAlert.newBuilder()
                        .setAlertId("a".repeat(40))
                        .setTransaction(TRANSACTION)
                        .setOrigin(VECTOR.getOrigin())
                        .setDecision(Decision.DECLINE)
                        .setPolicyVersion("v".repeat(1_000))
                        .setReasons(LargestRecords.reasons())
                        .setRaisedAt(VECTOR.getLoggedAt())
                        .build());
    }

    private static <T extends SpecificRecord> void assertFits(Topic<T> topic, T record) {
        byte[] value = PlainFormats.encode(record);
        assertThat(topic.takes(KEY, value))
                .as("%,d bytes in %s, which takes %,d", value.length, topic, topic.maxMessageBytes())
                .isTrue();
    }
}
