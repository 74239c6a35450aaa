package io.tidemark.drift.job.count;

import io.tidemark.drift.job.segments.ValueCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What one subtask has counted and not yet handed on, by window, model, field and value. */
final class LocalCounts {
    private final List<String> fields;
    private final int most;
    private final TreeMap<Long, Map<String, List<ValueCounts>>> windows = new TreeMap<>();
    private final TreeMap<Long, long[]> traffic = new TreeMap<>();
    private final Set<String> models = new LinkedHashSet<>();
    private int size;

    /**
     * @param fields see {@link Fields#counted}
     * @param most how many values of a field are watched
     */
    LocalCounts(List<String> fields, int most) {
        this.fields = fields;
        this.most = most;
    }

    /** Makes a model known: it is told of the traffic of others, too. */
    void announce(String version) {
        models.add(version);
    }

    void add(long window, BinnedEvent event) {
        boolean modelled = event.hasModel();
        long[] all = traffic.computeIfAbsent(window, start -> new long[2]);
        all[0]++;
        all[1] += modelled ? 0 : 1;
        if (!modelled) {
            return;
        }
        List<ValueCounts> counts = windows.computeIfAbsent(window, start -> new HashMap<>())
                .computeIfAbsent(event.model(), model -> empty());
        counts.get(0).add(Fields.WHOLE, event.size(), event.raised());
        String[] segments = event.segments();
        for (int i = 0; i < segments.length; i++) {
            counts.get(i + 1).add(segments[i], event.size(), event.raised());
        }
    }

    /** Hands on and forgets what was counted of the windows that start at or before a time. */
    void flush(long lastStart, Consumer<WindowPart> out) {
        while (!windows.isEmpty() && windows.firstKey() <= lastStart) {
            long start = windows.firstKey();
            windows.remove(start).forEach((version, counts) -> {
                size--;
                for (int i = 0; i < fields.size(); i++) {
                    out.accept(new WindowPart(
                            version, start, fields.get(i), counts.get(i).counts()));
                }
            });
        }
        while (!traffic.isEmpty() && traffic.firstKey() <= lastStart) {
            long start = traffic.firstKey();
            Map<String, long[]> counts = Map.of(Fields.WHOLE, traffic.remove(start));
            models.forEach(version -> out.accept(new WindowPart(version, start, Fields.TRAFFIC, counts)));
        }
    }

    /** How many windows are held, each of one model. */
    int size() {
        return size;
    }

    private List<ValueCounts> empty() {
        size++;
        List<ValueCounts> counts = new ArrayList<>();
        fields.forEach(field -> counts.add(new ValueCounts(most)));
        return counts;
    }
}
