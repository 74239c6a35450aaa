package io.tidemark.drift.job.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.stats.quality.book.BookRules;
import io.tidemark.drift.stats.quality.book.QualityBook;
import io.tidemark.drift.stats.quality.book.QualityDetector;
import io.tidemark.drift.stats.quality.book.WindowKey;
import io.tidemark.drift.stats.quality.book.WindowQuality;
import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.drift.stats.quality.tally.Decided;
import io.tidemark.drift.stats.quality.tally.ScoredTransaction;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelJoinStageTest {
    private static final long DAY = 86_400_000;
    private static final BookRules RULES =
            new BookRules(DAY, 4 * DAY, 0, 8 * DAY, 10, 1, 0.03, 0.1, 0.02, 7 * DAY, 20, QualityDetector.BOOTSTRAP);

    private KeyedTwoInputStreamOperatorTestHarness<Integer, TransactionScore, TransactionLabel, TallyChange> stage;
    private final QualityBook book = new QualityBook(RULES);
    private int read;

    @BeforeEach
    void open() throws Exception {
        stage = harness();
        stage.open();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @Test
    void aLabelFindsItsTransactionWhicheverComesFirst() throws Exception {
        score("a", 1);
        label("a", 2);
        label("b", 2);
        score("b", 1);
        scoresAt(6 * DAY);
        labelsAt(6 * DAY);
        assertThat(frauds(0)).isEqualTo(2);
    }

    @Test
    void quietLabelsDoNotFreezeTheClockAndFlowingOnesHoldItBack() throws Exception {
        score("a", 1);
        labelsAt(DAY);
        scoresAt(6 * DAY);
        assertThat(time()).isEqualTo(DAY);
        stage.processWatermarkStatus2(WatermarkStatus.IDLE);
        assertThat(time()).isEqualTo(6 * DAY);
    }

    @Test
    void quietScoresDoNotLetTheClockRunWithTheLabels() throws Exception {
        scoresAt(DAY);
        labelsAt(9 * DAY);
        stage.processWatermarkStatus1(WatermarkStatus.IDLE);
        assertThat(time()).isEqualTo(DAY);
    }

    @Test
    void aLabelOfAnUnknownTransactionWaitsIsGivenUpAndCounted() throws Exception {
        label("nobody", 2);
        move(DAY);
        assertThat(strays()).containsExactly(1, 0, 0);
        move(4 * DAY);
        assertThat(strays()).containsExactly(1, 0, 0);
        move(5 * DAY);
        assertThat(strays()).containsExactly(0, 1, 0);
        assertThat(stage.numKeyedStateEntries()).isZero();
    }

    @Test
    void afterItsTimeOnRecordATransactionIsForgottenAndWhatComesStillIsCounted() throws Exception {
        score("a", 1);
        label("a", 2);
        move(11 * DAY);
        assertThat(stage.numKeyedStateEntries()).isZero();
        labelOf("a", 3, 1);
        score("b", 2);
        move(12 * DAY);
        assertThat(strays()).containsExactly(0, 1, 1);
    }

    @Test
    void aCheckpointHoldsAllThatWasJoinedAndARestartGoesOn() throws Exception {
        score("a", 1);
        label("b", 2);
        stage.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = stage.snapshot(1, 1);
        take();
        stage.close();
        read = 0;
        stage = harness();
        stage.initializeState(state);
        stage.open();
        label("a", 2);
        score("b", 1);
        move(6 * DAY);
        assertThat(frauds(0)).isEqualTo(2);
    }

    private void score(String id, long hour) throws Exception {
        ScoredTransaction scored = new ScoredTransaction(
                "m", List.of(), hour * 3_600_000, 0.5, Decided.APPROVE, 1, 100, "EUR", id.hashCode());
        stage.processElement1(new StreamRecord<>(new TransactionScore(id, scored.eventTime(), Optional.of(scored))));
    }

    private void label(String id, int day) throws Exception {
        label(id, day, TransactionLabel.TIME_UNKNOWN);
    }

    private void labelOf(String id, int day, long eventTime) throws Exception {
        label(id, day, eventTime);
    }

    private void label(String id, int day, long eventTime) throws Exception {
        stage.processElement2(new StreamRecord<>(new TransactionLabel(
                id,
                day * DAY,
                eventTime,
                Optional.of(new Statement(LabelVerdict.FRAUD, LabelKind.CHARGEBACK, day * DAY)))));
    }

    private void move(long time) throws Exception {
        scoresAt(time);
        labelsAt(time);
    }

    private void scoresAt(long time) throws Exception {
        stage.processWatermark1(new Watermark(time));
    }

    private void labelsAt(long time) throws Exception {
        stage.processWatermark2(new Watermark(time));
    }

    /** The newest event time that was sent on. */
    private long time() {
        return stage.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .mapToLong(mark -> ((Watermark) mark).getTimestamp())
                .max()
                .orElseThrow();
    }

    private long[] strays() {
        take();
        return book.strays();
    }

    private double frauds(long window) {
        take();
        List<WindowQuality> told = book.changes(6 * DAY);
        return told.stream()
                .filter(each -> each.key().equals(new WindowKey("m", "", window)))
                .findFirst()
                .orElseThrow()
                .realised()
                .orElseThrow()
                .frauds();
    }

    private void take() {
        List<TallyChange> changes = stage.extractOutputValues();
        for (; read < changes.size(); read++) {
            TallyChange change = changes.get(read);
            book.add(change.window(), change.tally());
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Integer, TransactionScore, TransactionLabel, TallyChange>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new LabelJoinStage(RULES, DAY),
                scored -> LabelJoinStage.bucket(scored.transactionId()),
                label -> LabelJoinStage.bucket(label.transactionId()),
                Types.INT);
    }
}
