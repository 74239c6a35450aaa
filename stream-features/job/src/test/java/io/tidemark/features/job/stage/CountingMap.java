package io.tidemark.features.job.stage;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.flink.api.common.state.MapState;

/** Map state of one key in memory that says what was written. */
final class CountingMap<V> implements MapState<Long, V> {
    private final Map<Long, V> held = new HashMap<>();
    private final ToIntFunction<V> size;
    private int puts;
    private int most;

    /** @param size of a value, as {@link #most} tells it */
    CountingMap(ToIntFunction<V> size) {
        this.size = size;
    }

    int puts() {
        return puts;
    }

    /** Largest value that was written. */
    int most() {
        return most;
    }

    @Override
    public V get(Long key) {
        return held.get(key);
    }

    @Override
    public void put(Long key, V value) {
        puts++;
        most = Math.max(most, size.applyAsInt(value));
        held.put(key, value);
    }

    @Override
    public void putAll(Map<Long, V> map) {
        map.forEach(this::put);
    }

    @Override
    public void remove(Long key) {
        held.remove(key);
    }

    @Override
    public boolean contains(Long key) {
        return held.containsKey(key);
    }

    @Override
    public Iterable<Map.Entry<Long, V>> entries() {
        return held.entrySet();
    }

    @Override
    public Iterable<Long> keys() {
        return held.keySet();
    }

    @Override
    public Iterable<V> values() {
        return held.values();
    }

    @Override
    public Iterator<Map.Entry<Long, V>> iterator() {
        return held.entrySet().iterator();
    }

    @Override
    public boolean isEmpty() {
        return held.isEmpty();
    }

    @Override
    public void clear() {
        held.clear();
    }
}
