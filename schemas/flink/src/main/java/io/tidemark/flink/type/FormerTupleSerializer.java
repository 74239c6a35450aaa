package io.tidemark.flink.type;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.java.tuple.Tuple;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a record that an earlier build kept as one of Flink's tuples, byte by byte as that was written: state in
 * RocksDB is read as if nothing had changed. What is kept as objects Flink restores by the old serializer, as tuples;
 * whoever takes such a thing out of state asks {@link #current} for the record, and what nobody takes out meanwhile is
 * written as the record that it stands for.
 */
public abstract class FormerTupleSerializer<T> extends RecordSerializer<T> {
    private final int arity;

    /** @param arity how many fields the tuple had */
    protected FormerTupleSerializer(int arity) {
        this.arity = arity;
    }

    /** Writes the components in the order of the tuple's fields. */
    protected abstract void write(T value, DataOutputView out) throws IOException;

    /** The record that such a tuple stands for. */
    protected abstract T of(Object[] fields);

    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        write(current(value), out);
    }

    /** What was found in state; null if nothing was. */
    @SuppressWarnings("unchecked") // A state of this serializer's holds its records and nothing else but their tuples.
    public final T current(Object found) {
        if (!(found instanceof Tuple former)) {
            return (T) found;
        }
        Object[] fields = new Object[arity];
        for (int i = 0; i < arity; i++) {
            fields[i] = former.getField(i);
        }
        return of(fields);
    }

    /**
     * Puts records in the place of the tuples that are the keys of a map: nobody would find these. All keys of a map
     * are of one kind, so a map that was looked at costs one key.
     *
     * @param values what to put in the place of a value
     */
    @SuppressWarnings("unchecked") // As above; keys and values are taken for what they are.
    public final void rekey(MapState<T, ?> state, UnaryOperator<Object> values) throws Exception {
        MapState<Object, Object> found = (MapState<Object, Object>) state;
        List<Object> former = new ArrayList<>();
        for (Object key : found.keys()) {
            if (!(key instanceof Tuple)) {
                return;
            }
            former.add(key);
        }
        for (Object key : former) {
            Object value = found.get(key);
            found.remove(key);
            found.put(current(key), values.apply(value));
        }
    }

    @Override
    final boolean readsTuples(int fields) {
        return fields == arity;
    }
}
