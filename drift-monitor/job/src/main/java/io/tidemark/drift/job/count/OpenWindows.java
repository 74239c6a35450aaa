package io.tidemark.drift.job.count;

import io.tidemark.drift.job.segments.ValueCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** The counts of the windows of one model that are not over, in Flink's state. */
final class OpenWindows {
    /** By window start and field: counts by value. */
    static final MapStateDescriptor<WindowField, Map<String, long[]>> DESCRIPTOR =
            new MapStateDescriptor<>("counts", WindowField.TYPE, Counts.TYPE);

    private final MapState<WindowField, Map<String, long[]>> state;
    private final int most;

    OpenWindows(MapState<WindowField, Map<String, long[]>> state, int most) {
        this.state = state;
        this.most = most;
    }

    /** Of the current model: takes over what an earlier build kept under keys of another kind. */
    void takeOver() throws Exception {
        WindowField.SERIALIZER.rekey(state, UnaryOperator.identity());
    }

    void add(long start, String field, Map<String, long[]> part) throws Exception {
        WindowField key = new WindowField(start, field);
        Map<String, long[]> known = state.get(key);
        ValueCounts counts = new ValueCounts(known == null ? new HashMap<>() : new HashMap<>(known), most);
        counts.addAll(part);
        state.put(key, counts.counts());
    }

    /** Whether the model has events in this window or in a later one. */
    boolean hasEventsFrom(long start) throws Exception {
        for (WindowField key : state.keys()) {
            if (key.start() >= start && key.field().equals(Fields.ALL)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets the windows that begin at this moment or later. */
    void removeFrom(long start) throws Exception {
        List<WindowField> keys = new ArrayList<>();
        for (WindowField key : state.keys()) {
            if (key.start() >= start) {
                keys.add(key);
            }
        }
        for (WindowField key : keys) {
            state.remove(key);
        }
    }

    /** Takes the counts of a window out, by field, with the less frequent values pooled. */
    Map<String, Map<String, long[]>> remove(long start) throws Exception {
        List<String> fields = new ArrayList<>();
        for (WindowField key : state.keys()) {
            if (key.start() == start) {
                fields.add(key.field());
            }
        }
        Map<String, Map<String, long[]>> window = new HashMap<>();
        for (String field : fields) {
            ValueCounts counts = new ValueCounts(new HashMap<>(state.get(new WindowField(start, field))), most);
            counts.pool();
            window.put(field, counts.counts());
            state.remove(new WindowField(start, field));
        }
        return window;
    }
}
