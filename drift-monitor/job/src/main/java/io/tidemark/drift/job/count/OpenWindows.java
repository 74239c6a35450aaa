package io.tidemark.drift.job.count;

import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.job.segments.ValueCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/** The counts of the windows of one model that are not over, in Flink's state. */
final class OpenWindows {
    /** By window start and field: counts by value. */
    static final MapStateDescriptor<Tuple2<Long, String>, Map<String, long[]>> DESCRIPTOR =
            new MapStateDescriptor<>("counts", Types.TUPLE(Types.LONG, Types.STRING), MonitorTypes.BY_VALUE);

    private final MapState<Tuple2<Long, String>, Map<String, long[]>> state;
    private final int most;

    OpenWindows(MapState<Tuple2<Long, String>, Map<String, long[]>> state, int most) {
        this.state = state;
        this.most = most;
    }

    void add(long start, String field, Map<String, long[]> part) throws Exception {
        Tuple2<Long, String> key = Tuple2.of(start, field);
        Map<String, long[]> known = state.get(key);
        ValueCounts counts = new ValueCounts(known == null ? new HashMap<>() : new HashMap<>(known), most);
        counts.addAll(part);
        state.put(key, counts.counts());
    }

    /** Whether the model has events in this window or in a later one. */
    boolean hasEventsFrom(long start) throws Exception {
        for (Tuple2<Long, String> key : state.keys()) {
            if (key.f0 >= start && key.f1.equals(Fields.ALL)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets the windows that begin at this moment or later. */
    void removeFrom(long start) throws Exception {
        List<Tuple2<Long, String>> keys = new ArrayList<>();
        for (Tuple2<Long, String> key : state.keys()) {
            if (key.f0 >= start) {
                keys.add(key);
            }
        }
        for (Tuple2<Long, String> key : keys) {
            state.remove(key);
        }
    }

    /** Takes the counts of a window out, by field, with the less frequent values pooled. */
    Map<String, Map<String, long[]>> remove(long start) throws Exception {
        List<String> fields = new ArrayList<>();
        for (Tuple2<Long, String> key : state.keys()) {
            if (key.f0 == start) {
                fields.add(key.f1);
            }
        }
        Map<String, Map<String, long[]>> window = new HashMap<>();
        for (String field : fields) {
            ValueCounts counts = new ValueCounts(new HashMap<>(state.get(Tuple2.of(start, field))), most);
            counts.pool();
            window.put(field, counts.counts());
            state.remove(Tuple2.of(start, field));
        }
        return window;
    }
}
