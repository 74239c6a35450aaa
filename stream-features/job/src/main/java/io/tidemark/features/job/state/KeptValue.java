package io.tidemark.features.job.state;

import org.apache.flink.api.common.state.ValueState;

/** A value of the current key, see {@link WriteBack}. It is given back by {@link #update} when it was changed. */
public final class KeptValue<V> {
    private final WriteBack kept;
    private final int index;
    private final ValueState<V> state;

    KeptValue(WriteBack kept, int index, ValueState<V> state) {
        this.kept = kept;
        this.index = index;
        this.state = state;
    }

    /** Null if there is none. */
    // What stands at this index was put there by this object.
    @SuppressWarnings("unchecked")
    public V value() throws Exception {
        if (!kept.holds()) {
            return state.value();
        }
        KeyEntry entry = kept.entry();
        if (!entry.known[index]) {
            entry.values[index] = state.value();
            entry.known[index] = true;
        }
        return (V) entry.values[index];
    }

    public void update(V value) throws Exception {
        if (!kept.holds()) {
            state.update(value);
            return;
        }
        KeyEntry entry = kept.entry();
        entry.values[index] = value;
        entry.known[index] = true;
        entry.valueChanged[index] = true;
        kept.changed(entry);
    }

    /** As {@link #update}, but written at once and not held: for what may be larger than what is counted for it. */
    public void writeThrough(V value) throws Exception {
        if (kept.holds()) {
            kept.entry().forget(index);
        }
        state.update(value);
    }

    public void clear() throws Exception {
        // Flink clears what is updated with null.
        update(null);
    }

    /** Writes the value of the entry's key, which is the current one, if it was changed. */
    // As above.
    @SuppressWarnings("unchecked")
    void write(KeyEntry entry) throws Exception {
        if (entry.valueChanged[index]) {
            state.update((V) entry.values[index]);
            entry.valueChanged[index] = false;
        }
    }
}
