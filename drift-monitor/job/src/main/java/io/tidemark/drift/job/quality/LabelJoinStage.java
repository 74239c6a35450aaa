package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.book.BookRules;
import io.tidemark.drift.stats.quality.book.Changes;
import io.tidemark.drift.stats.quality.tally.HeldTransaction;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
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
final class LabelJoinStage extends AbstractStreamOperator<TallyChange>
        implements TwoInputStreamOperator<TransactionScore, TransactionLabel, TallyChange>,
                Triggerable<Integer, VoidNamespace> {
    /** Keys. */
    static final int BUCKETS = 128;

    private static final long serialVersionUID = 1L;
    private static final int MOST_GATHERED = 50_000;
    private static final MapStateDescriptor<String, byte[]> HELD = new MapStateDescriptor<>(
            "transactions", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

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
    public void processElement1(StreamRecord<TransactionScore> element) throws Exception {
        TransactionScore scored = element.getValue();
        if (scored.scored().isEmpty()) {
            return;
        }
        if (over(scored.time() + rules.keep())) {
            changes.scoreTooLate();
            return;
        }
        HeldTransaction before = before(scored.transactionId());
        HeldTransaction after = changes.score(before, scored.scored().get());
        keep(scored.transactionId(), before, after);
    }

    @Override
    public void processElement2(StreamRecord<TransactionLabel> element) throws Exception {
        TransactionLabel label = element.getValue();
        if (label.said().isEmpty()) {
            return;
        }
        if (label.eventTime() != TransactionLabel.TIME_UNKNOWN && over(label.eventTime() + rules.keep())) {
            changes.labelTooLate();
            return;
        }
        HeldTransaction before = before(label.transactionId());
        HeldTransaction after = changes.label(before, label.said().get());
        keep(label.transactionId(), before, waitingAtMost(after));
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
        changes.take().forEach((key, tally) -> output.collect(new StreamRecord<>(new TallyChange(key, tally))));
    }
}
