package io.tidemark.flink.type;

/**
 * Writes records whose contents nobody changes, arrays among them: operators of a chain hand them over as they are.
 *
 * <p>The bytes are those of the components one after the other and carry no version, since they travel with every event
 * and are looked up by as keys; the version of the layout stands in the {@link RecordSnapshot}, once a state.
 */
public abstract class RecordSerializer<T> extends CodecSerializer<T> {

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    /** Whether it reads the bytes of tuples with so many fields, which an earlier build kept instead. */
    boolean readsTuples(int arity) {
        return false;
    }
}
