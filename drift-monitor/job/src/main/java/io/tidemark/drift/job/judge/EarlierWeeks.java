package io.tidemark.drift.job.judge;

import io.tidemark.drift.job.count.ModelWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * The windows of one model in the same hours of earlier weeks, in Flink's state: the newest of each slot of the week,
 * so many as are asked for. Windows of whole weeks have one slot; of windows that do not divide a week nothing is kept,
 * since they never come back to the same hours.
 *
 * <p>Size: weeks x (7 days / window) windows of (segments + 1) x about 2 bytes a bin. A model that no longer decides is
 * forgotten when its windows have not been written for as long as they would be kept, by the clock on the wall.
 */
final class EarlierWeeks {
    private static final long WEEK_MILLIS = Duration.ofDays(7).toMillis();

    private final MapState<WeekSlot, KeptWindow> state;
    private final int weeks;

    /**
     * @param state see {@link #descriptor}
     * @param weeks how many windows of a slot are kept
     */
    EarlierWeeks(MapState<WeekSlot, KeptWindow> state, int weeks) {
        this.state = state;
        this.weeks = weeks;
    }

    /** What is kept, and for how long. */
    static MapStateDescriptor<WeekSlot, KeptWindow> descriptor(int weeks) {
        MapStateDescriptor<WeekSlot, KeptWindow> descriptor =
                new MapStateDescriptor<>("earlier-weeks", WeekSlot.TYPE, KeptWindow.TYPE);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofMillis(WEEK_MILLIS * (weeks + 1L)))
                .build());
        return descriptor;
    }

    /** Of the current model: takes over what an earlier build kept as things of another kind. */
    void takeOver() throws Exception {
        WeekSlot.SERIALIZER.rekey(state, KeptWindow.SERIALIZER::current);
    }

    /** The counts of the same hours of earlier weeks, oldest or newest first. */
    List<Map<String, Map<String, long[]>>> before(ModelWindow window) throws Exception {
        List<Map<String, Map<String, long[]>>> found = new ArrayList<>();
        long start = window.start().toEpochMilli();
        long period = period(window);
        for (int back = 1; period > 0 && back <= weeks; back++) {
            KeptWindow kept = state.get(key(start - back * period, period));
            if (kept != null && kept.start() == start - back * period) {
                found.add(PackedCounts.unpack(kept.counts()));
            }
        }
        return found;
    }

    /** Keeps a window for the weeks to come. */
    void keep(ModelWindow window) throws Exception {
        long period = period(window);
        if (period > 0 && weeks > 0) {
            long start = window.start().toEpochMilli();
            state.put(key(start, period), new KeptWindow(start, PackedCounts.pack(window.own())));
        }
    }

    /** Forgets the windows from a time on: they were drifting when nobody could know yet. */
    void forgetFrom(long start) throws Exception {
        List<WeekSlot> drifting = new ArrayList<>();
        for (Map.Entry<WeekSlot, KeptWindow> entry : state.entries()) {
            if (entry.getValue().start() >= start) {
                drifting.add(entry.getKey());
            }
        }
        for (WeekSlot key : drifting) {
            state.remove(key);
        }
    }

    private WeekSlot key(long start, long period) {
        return new WeekSlot(Math.floorMod(start, period), Math.floorMod(Math.floorDiv(start, period), (long) weeks));
    }

    /** After how long the same hours come back; 0 if they never do. */
    private static long period(ModelWindow window) {
        long length = Duration.between(window.start(), window.end()).toMillis();
        if (length % WEEK_MILLIS == 0) {
            return length;
        }
        return WEEK_MILLIS % length == 0 ? WEEK_MILLIS : 0;
    }
}
