package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.book.BookRules;
import io.tidemark.drift.stats.quality.book.Changes;
import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.drift.stats.quality.tally.HeldTransaction;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Joins scores with labels by transaction id and tells what that changes in the tallies. Transactions lie in as many
 * buckets as there are key groups, so one timer a window lets go of those whose time is over.
 *
 * <p>The clock is that of the scores. Labels that flow hold it back, so that a replay does not take for genuine what
 * nobody has read yet; when they are quiet they hold back nothing, and quiet scores do not let it run with the labels.
 * An operator and not a function: changes are gathered in memory and go out before every checkpoint and at every end of
 * a window, which a function does not see.
 */
final class LabelJoinStage extends AbstractStreamOperator<Tuple4<String, String, Long, byte[]>>
        implements TwoInputStreamOperator<
                        Tuple4<String, Long, byte[], byte[]>,
                        Tuple6<String, Long, Long, Integer, Integer, byte[]>,
                        Tuple4<String, String, Long, byte[]>>,
                Triggerable<Integer, VoidNamespace> {
    /** Keys. */
    static final int BUCKETS = 128;

    private static final long serialVersionUID = 1L;
    private static final int MOST_GATHERED = 50_000;
    private static final LabelVerdict[] VERDICTS = LabelVerdict.values();
    private static final LabelKind[] KINDS = LabelKind.values();
    private static final MapStateDescriptor<String, byte[]> HELD =
            new MapStateDescriptor<>("transactions", Types.STRING, QualityTypes.BYTES);

    private final BookRules rules;
    private final long labelWait;
    private transient MapState<String, byte[]> held;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Changes changes;
    private transient long flushed;

    /** @param labelWait for how long, ms, a label waits for its transaction */
    LabelJoinStage(BookRules rules, long labelWait) {
        this.rules = rules;
        this.labelWait = labelWait;
    }

    /** The bucket of a transaction. */
    static int bucket(String transactionId) {
        return Math.floorMod(transactionId.hashCode() * 0x9E3779B9 >>> 16, BUCKETS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        held = getRuntimeContext().getMapState(HELD);
        timers = getInternalTimerService("on-record", VoidNamespaceSerializer.INSTANCE, this);
        changes = new Changes(rules);
        flushed = Long.MIN_VALUE;
    }

    @Override
    public void processElement1(StreamRecord<Tuple4<String, Long, byte[], byte[]>> element) throws Exception {
        Tuple4<String, Long, byte[], byte[]> scored = element.getValue();
        if (scored.f2.length == 0) {
            return;
        }
        if (over(scored.f1 + rules.keep())) {
            changes.scoreTooLate();
            return;
        }
        HeldTransaction before = before(scored.f0);
        HeldTransaction after =
                changes.score(before, HeldTransaction.of(scored.f2).scored().orElseThrow());
        keep(scored.f0, before, after);
    }

    @Override
    public void processElement2(StreamRecord<Tuple6<String, Long, Long, Integer, Integer, byte[]>> element)
            throws Exception {
        Tuple6<String, Long, Long, Integer, Integer, byte[]> label = element.getValue();
        if (label.f3 == LabelsIn.SAYS_NOTHING) {
            return;
        }
        if (label.f2 != LabelsIn.TIME_UNKNOWN && over(label.f2 + rules.keep())) {
            changes.labelTooLate();
            return;
        }
        HeldTransaction before = before(label.f0);
        HeldTransaction after = changes.label(before, new Statement(VERDICTS[label.f3], KINDS[label.f4], label.f1));
        keep(label.f0, before, waitingAtMost(after));
    }

    /** A label from the future must not wait until then. */
    private HeldTransaction waitingAtMost(HeldTransaction after) {
        long now = timers.currentWatermark();
        if (after.scored().isPresent() || now == Long.MIN_VALUE || after.since() <= now + rules.keep()) {
            return after;
        }
        return new HeldTransaction(Optional.empty(), after.trail(), now + rules.keep());
    }

    private boolean over(long moment) {
        return timers.currentWatermark() != Long.MIN_VALUE && moment <= timers.currentWatermark();
    }

    private HeldTransaction before(String id) throws Exception {
        byte[] bytes = held.get(id);
        return bytes == null ? HeldTransaction.UNKNOWN : HeldTransaction.of(bytes);
    }

    private void keep(String id, HeldTransaction before, HeldTransaction after) throws Exception {
        if (!after.equals(before)) {
            held.put(id, after.toBytes());
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, until(after));
        }
        if (changes.size() >= MOST_GATHERED) {
            flush();
        }
    }

    /** Whole windows, so that a bucket has few timers. */
    private long until(HeldTransaction transaction) {
        long time = transaction.scored().isPresent() ? rules.keep() : labelWait;
        return rules.windowOf(transaction.since() + time) + rules.window();
    }

    @Override
    public void onEventTime(InternalTimer<Integer, VoidNamespace> timer) throws Exception {
        for (Iterator<Map.Entry<String, byte[]>> all = held.iterator(); all.hasNext(); ) {
            HeldTransaction each = HeldTransaction.of(all.next().getValue());
            if (until(each) <= timer.getTimestamp()) {
                changes.expired(each);
                all.remove();
            }
        }
        if (held.isEmpty()) {
            held.clear(); // Or an empty map would stay in memory.
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<Integer, VoidNamespace> timer) {
        // There are none.
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (rules.windowOf(mark.getTimestamp()) > flushed) {
            flush();
            flushed = rules.windowOf(mark.getTimestamp());
        }
        super.processWatermark(mark);
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int index) throws Exception {
        if (index > 0 || status.isActive()) {
            super.processWatermarkStatus(status, index);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    private void flush() {
        changes.take()
                .forEach((key, tally) -> output.collect(
                        new StreamRecord<>(Tuple4.of(key.model(), key.segment(), key.start(), tally.toBytes()))));
    }
}
