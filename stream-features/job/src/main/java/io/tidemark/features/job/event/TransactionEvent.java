package io.tidemark.features.job.event;

import io.tidemark.schemas.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A transaction on its way through the stages.
 *
 * <p>It travels as the bytes that stand in the log: every stage decodes them for itself, which costs less than
 * encoding them once more, and a stage that refuses it still has the bytes for the dead letter. Each instance belongs
 * to one stage at a time, which changes it and passes it on.
 */
public final class TransactionEvent implements Event {
    private final LogRecord record;
    private final String customer;
    private final long time;
    private Transaction transaction;
    private String key;

    /** The number of this event in its customer's order, from 1; 0 until the first stage has numbered it. */
    public long place;

    /** One value per feature; NaN where no stage has answered yet. */
    public double[] values;

    /** Per entity of the catalogue, in its order, the number of this event in that entity's order of arrival. */
    public long[] arrivals;

    /** Per entity, in the same order, the number of labels that it had taken in before. */
    public long[] labels;

    /** Milliseconds of history of the features that have less than they ask for. */
    public Map<String, Long> partialHistory = Map.of();

    /** Why values are missing; empty is the rule. */
    public List<String> flags = List.of();

    /** True if a stage has seen a later event of the same entity before. */
    public boolean late;

    /** Why it gets no vector, {@link io.tidemark.schemas.Mark}'s cause; null, the rule, if it does. */
    private String refusal;

    public TransactionEvent(LogRecord record, String customer, long time, Transaction transaction) {
        this(record, customer, time, customer);
        this.transaction = transaction;
    }

    public TransactionEvent(LogRecord record, String customer, long time, String key) {
        this.record = record;
        this.customer = customer;
        this.time = time;
        this.key = key;
        this.values = NONE;
        this.arrivals = NO_NUMBERS;
        this.labels = NO_NUMBERS;
    }

    private static final double[] NONE = {};
    private static final long[] NO_NUMBERS = {};

    @Override
    public LogRecord record() {
        return record;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public long time() {
        return time;
    }

    public String customer() {
        return customer;
    }

    public void flag(String cause) {
        if (!flags.contains(cause)) {
            List<String> all = new ArrayList<>(flags);
            all.add(cause);
            flags = all;
        }
    }

    /** From here on only its place goes on, where it leaves a mark of this cause. */
    public void refuse(String cause) {
        refusal = cause;
    }

    public boolean refused() {
        return refusal != null;
    }

    /** See {@link #refuse}; null if it was not refused. */
    public String refusal() {
        return refusal;
    }

    /**
     * Whether there is such room as {@link #begin} makes. There is not before the first stage, nor if another catalogue
     * has begun: what its stages said then has no place any more.
     */
    public boolean fits(int features, int entities) {
        return values.length == features && arrivals.length == entities;
    }

    /** Makes room for the features of the catalogue and the numbers of its entities. */
    public void begin(int features, int entities) {
        partialHistory = Map.of();
        values = new double[features];
        Arrays.fill(values, Double.NaN);
        arrivals = new long[entities];
        labels = new long[entities];
    }

    public void address(String entityKey) {
        key = entityKey;
    }

    public Transaction transaction(WireFormats.Open wire) {
        if (transaction == null) {
            transaction = wire.transaction(record.value());
        }
        return transaction;
    }
}
