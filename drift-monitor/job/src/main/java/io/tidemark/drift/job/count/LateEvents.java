package io.tidemark.drift.job.count;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** How many events of one model came when their window was over, by its start, since they were last reported. */
final class LateEvents {
    static final MapStateDescriptor<Long, Long> DESCRIPTOR = new MapStateDescriptor<>("late", Types.LONG, Types.LONG);

    /** More windows than these are not told apart; their events count for the oldest that is. */
    private static final int MOST_WINDOWS = 50;

    private final MapState<Long, Long> state;

    LateEvents(MapState<Long, Long> state) {
        this.state = state;
    }

    void add(long start, long events) throws Exception {
        Long known = state.get(start);
        long window = known == null ? roomFor(start) : start;
        Long before = state.get(window);
        state.put(window, (before == null ? 0 : before) + events);
    }

    Map<Long, Long> remove() throws Exception {
        Map<Long, Long> late = new HashMap<>();
        for (Map.Entry<Long, Long> entry : state.entries()) {
            late.put(entry.getKey(), entry.getValue());
        }
        state.clear();
        return late;
    }

    private long roomFor(long start) throws Exception {
        int windows = 0;
        long oldest = Long.MAX_VALUE;
        for (long known : state.keys()) {
            windows++;
            oldest = Math.min(oldest, known);
        }
        return windows < MOST_WINDOWS ? start : oldest;
    }
}
