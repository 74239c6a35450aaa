package io.tidemark.features.job.log;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.RecordBounds;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The largest records that each process can come to write. */
final class LargestRecords {

    /** What the check of catalogues lets through at most. */
    private static final int FEATURES = 2_000;

    private static final int NAME = 100;
    private static final int ENTITIES = 64;

    /** Three bytes in UTF-8, more than which a char never has. */
    private static final String WIDE = "\uffee";

    private LargestRecords() {}

    /** As large as the widest setting lets one be, with the longest ids. */
    static Transaction transaction() {
        String id = WIDE.repeat(1_000);
        Transaction small = Feed.transaction(id, Feed.START, id, id, 1L << 53);
        int room = RecordBounds.MOST_BYTES - id.length() * 3 - PlainFormats.encode(small).length - 100;
        return Transaction.newBuilder(small)
                .setAttributes(Map.of("", "x".repeat(room)))
                .build();
    }

    static FeatureVector vector() {
        Map<String, Long> entities = names(ENTITIES);
        return FeatureVector.newBuilder()
                .setTransaction(transaction())
                .setOrigin(new LogPosition(Integer.MAX_VALUE, Long.MAX_VALUE))
                .setLoggedAt(Instant.parse("9999-01-01T00:00:00Z"))
                .setCatalogueHash("ab".repeat(32))
                .setValues(Collections.nCopies(FEATURES, Math.PI))
                .setArrivalNumbers(entities)
                .setLabelNumbers(entities)
                .setPartialHistory(names(FEATURES))
                .setTimeMode(TimeMode.ORDERED)
                .setLate(true)
                .setFlags(Collections.nCopies(20, "x".repeat(64)))
                .build();
    }

    static FeatureRecord featureRecord() {
        return FeatureRecord.newBuilder().setVector(vector()).build();
    }

    /** More than any policy asks for, with sentences longer than a catalogue's may be. */
    static List<Reason> reasons() {
        return Collections.nCopies(
                20,
                Reason.newBuilder()
                        .setCode("X".repeat(64))
                        .setSentence(WIDE.repeat(500))
                        .setFeature(WIDE.repeat(NAME))
                        .setValue(Math.PI)
                        .setContribution(Math.PI)
                        .setUsual(Math.PI)
                        .setUsualOf(WIDE.repeat(NAME))
                        .build());
    }

    static List<ShadowScore> shadows() {
        return Collections.nCopies(100, new ShadowScore("v".repeat(249), Math.PI, Math.PI));
    }

    private static Map<String, Long> names(int count) {
        Map<String, Long> names = new HashMap<>();
        for (int i = 0; i < count; i++) {
            names.put(WIDE.repeat(NAME - 4) + (1_000 + i), Long.MAX_VALUE);
        }
        return names;
    }
}
