package io.tidemark.drift.job.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.drift.stats.quality.book.BookRules;
import io.tidemark.drift.stats.quality.book.QualityDetector;
import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.drift.stats.quality.tally.Decided;
import io.tidemark.drift.stats.quality.tally.ScoredTransaction;
import io.tidemark.drift.stats.quality.tally.WindowCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.SnapshotType;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checkpoints of the join on either state backend, with {@code -Dtidemark.join.scores} of them (20,000) waiting for
 * their labels; prints what it measures.
 */
class JoinCheckpointsTest {
    private static final long DAY = 86_400_000;
    private static final BookRules RULES =
            new BookRules(DAY, 7 * DAY, 0, 14 * DAY, 10, 1, 0.03, 0.1, 0.02, 7 * DAY, 20, QualityDetector.BOOTSTRAP);
    private static final int SCORES = Integer.getInteger("tidemark.join.scores", 20_000);
    /** What comes between two checkpoints. */
    private static final int MORE = SCORES / 100;

    @TempDir
    Path directory;

    /** The first checkpoint, what it and the second wrote, and how long they took. */
    private record Measured(OperatorSubtaskState state, long first, long firstMillis, long second, long secondMillis) {}

    @Test
    void onRocksDbACheckpointHoldsWhatHasChangedAndOnTheHeapAllOfIt() throws Exception {
        Measured heap = measured("heap", new HashMapStateBackend());
        Measured rocks = measured("rocksdb", rocksDb());

        assertThat(heap.second()).isGreaterThan(heap.first());
        assertThat(rocks.second()).isLessThan(rocks.first() / 5);
        assertThat(found(rocksDb(), rocks.state()))
                .isEqualTo(found(new HashMapStateBackend(), heap.state()))
                .isEqualTo(SCORES);
    }

    @Test
    void aSavepointInFlinksOwnFormatGoesFromTheHeapToRocksDbAndACheckpointDoesNot() throws Exception {
        OperatorSubtaskState checkpoint;
        OperatorSubtaskState savepoint;
        try (var join = join(new HashMapStateBackend())) {
            join.open();
            fill(join, 0, 500);
            checkpoint = snapshot(join, 1, CheckpointType.CHECKPOINT);
            savepoint = snapshot(join, 2, SavepointType.savepoint(SavepointFormatType.CANONICAL));
        }

        assertThat(found(rocksDb(), savepoint)).isEqualTo(500);
        assertThat(found(new HashMapStateBackend(), checkpoint)).isEqualTo(500);
        assertThatThrownBy(() -> found(rocksDb(), checkpoint)).isInstanceOf(Exception.class);
    }

    /** With the memory that the local stack gives it. */
    private static StateBackend rocksDb() {
        EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend(true);
        backend.getMemoryConfiguration().setFixedMemoryPerSlot("64mb");
        return backend;
    }

    private Measured measured(String name, StateBackend backend) throws Exception {
        try (var join = join(backend)) {
            join.open();
            fill(join, 0, SCORES);
            long begun = System.nanoTime();
            OperatorSubtaskState first = snapshot(join, 1, CheckpointType.CHECKPOINT);
            long between = System.nanoTime();
            join.notifyOfCompletedCheckpoint(1);
            fill(join, SCORES, SCORES + MORE);
            long resumed = System.nanoTime();
            OperatorSubtaskState second = snapshot(join, 2, CheckpointType.CHECKPOINT);
            long end = System.nanoTime();
            Measured measured = new Measured(
                    first,
                    first.getCheckpointedSize(),
                    (between - begun) / 1_000_000,
                    second.getCheckpointedSize(),
                    (end - resumed) / 1_000_000);
            System.out.printf(
                    "%s, %,d scores: the first checkpoint %,d bytes in %,d ms; after %,d more %,d bytes in %,d ms%n",
                    name,
                    SCORES,
                    measured.first(),
                    measured.firstMillis(),
                    MORE,
                    measured.second(),
                    measured.secondMillis());
            return measured;
        }
    }

    /** How many transactions the labels of all find in a join that goes on from there. */
    private long found(StateBackend backend, OperatorSubtaskState state) throws Exception {
        try (var join = join(backend)) {
            join.initializeState(state);
            join.open();
            for (int i = 0; i < SCORES + MORE; i++) {
                join.processElement2(new StreamRecord<>(new TransactionLabel(
                        "t" + i,
                        15 * DAY,
                        TransactionLabel.TIME_UNKNOWN,
                        Optional.of(new Statement(LabelVerdict.GENUINE, LabelKind.ANALYST, 15 * DAY)))));
            }
            join.prepareSnapshotPreBarrier(9);
            return join.extractOutputValues().stream()
                    .filter(change -> change.window().segment().isEmpty())
                    .map(change -> WindowCounts.of(change.tally()))
                    .mapToLong(counts -> counts.labels().getOrDefault("genuine_analyst", 0L))
                    .sum();
        }
    }

    private static OperatorSubtaskState snapshot(
            KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> join, long id, SnapshotType type) throws Exception {
        join.prepareSnapshotPreBarrier(id);
        return join.snapshotWithLocalState(id, id, type).getJobManagerOwnedState();
    }

    /** Spread over 14 days by their number. */
    private static void fill(
            KeyedTwoInputStreamOperatorTestHarness<Integer, TransactionScore, TransactionLabel, TallyChange> join,
            int from,
            int until)
            throws Exception {
        for (int i = from; i < until; i++) {
            long time = 14 * DAY * i / (SCORES + MORE);
            ScoredTransaction scored = new ScoredTransaction(
                    "m-20261121-075955",
                    List.of("channel=online"),
                    time,
                    0.01,
                    Decided.APPROVE,
                    1,
                    4_999,
                    "EUR",
                    i * 7919L);
            join.processElement1(new StreamRecord<>(new TransactionScore("t" + i, time, Optional.of(scored))));
        }
        join.processWatermark1(new Watermark(14 * DAY * (until - 1L) / (SCORES + MORE)));
        join.processWatermark2(new Watermark(14 * DAY * (until - 1L) / (SCORES + MORE)));
    }

    private KeyedTwoInputStreamOperatorTestHarness<Integer, TransactionScore, TransactionLabel, TallyChange> join(
            StateBackend backend) throws Exception {
        var join = new KeyedTwoInputStreamOperatorTestHarness<>(
                new LabelJoinStage(RULES, DAY),
                scored -> LabelJoinStage.bucket(scored.transactionId()),
                label -> LabelJoinStage.bucket(label.transactionId()),
                Types.INT);
        join.setStateBackend(backend);
        join.setCheckpointStorage(new FileSystemCheckpointStorage(
                directory.resolve(UUID.randomUUID().toString()).toUri()));
        return join;
    }
}
