package io.tidemark.log.topics;

import java.io.Serializable;
import java.util.Locale;

/**
 * How large the records of a topic may be.
 *
 * <p>The rule: a topic whose record holds a record of another topic, or what was in it, takes {@link #STEP_BYTES} more
 * than that one. So whatever a process took in, it can write what it makes of it. One step is room for all that a
 * process adds: the values of the largest catalogue with the history of each, reasons, shadows, flags.
 *
 * @param messageBytes the largest record batch that the broker takes
 * @param recordBytes the largest value that readers take for a record
 * @param writers who writes it
 */
public record Limits(int messageBytes, int recordBytes, Writers writers) implements Serializable {

    /** Kafka's own limit of a message: 1 MiB and the overhead of a batch. */
    public static final int USUAL_BYTES = 1_048_588;

    /** What a topic takes more than the topics that its records are made of. */
    public static final int STEP_BYTES = 1 << 20;

    /** Batch and record around key and value, generously. */
    public static final int AROUND_A_RECORD = 1 << 10;

    /** A request, an answer, a finding: sentences and names that are copied into other records. */
    private static final int REQUEST_BYTES = 256 << 10;

    /** Bundles: what a model needs, forests of thousands of trees included. */
    private static final int BUNDLE_BYTES = 16 << 20;

    public Limits {
        if (recordBytes < 1 || recordBytes > messageBytes) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "a record of %d bytes is none that a message of %d holds", recordBytes, messageBytes));
        }
    }

    /** Of events from outside: the doors themselves say how large one may be, by a setting. */
    static Limits events() {
        return new Limits(USUAL_BYTES, USUAL_BYTES, Writers.ANYBODY);
    }

    /** Of what asks for something. */
    static Limits requests() {
        return new Limits(USUAL_BYTES, REQUEST_BYTES, Writers.ANYBODY);
    }

    static Limits bundles() {
        return new Limits(BUNDLE_BYTES, BUNDLE_BYTES, Writers.ANYBODY);
    }

    /** Of what Tidemark writes, so many steps behind a door; 0 if it holds nothing of another topic's records. */
    static Limits behind(int steps) {
        int bytes = USUAL_BYTES + steps * STEP_BYTES;
        return new Limits(bytes, bytes, Writers.OURS);
    }
}
