package io.tidemark.features.job.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.features.engine.EntityKeys;
import io.tidemark.features.rates.Conversion;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A transaction on its way through the stages.
 *
 * <p>It travels as the bytes that stand in the log: every stage that needs more than its {@link TransactionIdentity}
 * decodes them for itself, which costs less than encoding them once more, and a stage that refuses it still has the
 * bytes for the dead letter. Each instance belongs to one stage at a time, which changes it and passes it on.
 */
public final class TransactionEvent implements Event {
    /** In place of the lane of an event that is numbered by its customer. */
    public static final int NO_LANE = -1;

    private final LogRecord record;

    /** Whether the record lacks its key, which is the customer's id. */
    private final boolean keyLeftOut;

    private final String customer;
    private final long time;
    private Transaction transaction;
    private String key;

    /** Null once it is of no use any more, and if a build that knew none has written the event. */
    private TransactionIdentity identity;

    /**
     * The number of this event in its customer's order, or in that of its lane; 0 until it is numbered. The first is 1;
     * a job that comes back from lanes begins its customers' numbers anew above those of before ({@code NumberingAge}).
     */
    public long place;

    private int lane = NO_LANE;

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

    /** Its amount in other currencies, see {@link Conversion}; null if no feature asks for any. */
    private Map<String, Decimal> converted;

    /** Why it gets no vector, {@link io.tidemark.schemas.Mark}'s cause; null, the rule, if it does. */
    private String refusal;

    public TransactionEvent(LogRecord record, String customer, long time, Transaction transaction) {
        this(record, customer, time, customer);
        this.transaction = transaction;
        this.identity = TransactionIdentity.of(transaction);
    }

    public TransactionEvent(LogRecord record, String customer, long time, String key) {
        this(record, false, customer, time, key, null);
    }

    /**
     * As it comes from the stage before.
     *
     * @param keyLeftOut whether the record lacks its key, which is the customer's id
     * @param identity null if it does not travel with the event
     */
    public TransactionEvent(
            LogRecord record,
            boolean keyLeftOut,
            String customer,
            long time,
            String key,
            TransactionIdentity identity) {
        this.record = record;
        this.keyLeftOut = keyLeftOut;
        this.identity = identity;
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
        return keyLeftOut ? record.keyed(customer.getBytes(UTF_8)) : record;
    }

    /** As {@link #record}, but its key may be missing here. */
    public LogRecord unkeyedRecord() {
        return record;
    }

    /** Whether the key of its record is the customer's id, of which these are the bytes. */
    public boolean isKeyedBy(byte[] customersBytes) {
        return keyLeftOut || Arrays.equals(record.key(), customersBytes);
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

    /** Gives it its number among those of some customers of its partition, see {@code LaneQueues}. */
    public void number(int itsLane, long itsPlace) {
        lane = itsLane;
        place = itsPlace;
    }

    /** In which it is numbered; {@link #NO_LANE} if that is among its customer's alone. */
    public int lane() {
        return lane;
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

    /** What numbering and identity ask of it. */
    public TransactionIdentity identity(WireFormats.Open wire) {
        if (identity == null) {
            identity = TransactionIdentity.of(transaction(wire));
        }
        return identity;
    }

    /** Null if it does not travel with the event. */
    public TransactionIdentity identity() {
        return identity;
    }

    /** Its identity is known: nobody behind asks for it. */
    public void identified() {
        identity = null;
    }

    /** Its key in an entity; empty if it does not say all that the entity is made of. */
    public Optional<String> keyIn(EntityKeys entity, WireFormats.Open wire) {
        return identity != null && entity.areNamed()
                ? entity.of(customer, identity.terminal())
                : entity.of(transaction(wire));
    }

    public Transaction transaction(WireFormats.Open wire) {
        if (transaction == null) {
            Transaction said = wire.transaction(record.value());
            transaction = converted == null ? said : Conversion.with(said, converted);
        }
        return transaction;
    }

    /** From here on it says its amount in other currencies, too; the record of the log stays what it was. */
    public void convert(Map<String, Decimal> amounts, WireFormats.Open wire) {
        Transaction said = transaction(wire);
        transaction = Conversion.with(said, amounts);
        converted = transaction == said ? null : amounts;
    }

    /** Null if it says it in none but its own. */
    public Map<String, Decimal> converted() {
        return converted;
    }

    /** As {@link #converted} had it before it travelled. */
    public void convertedBefore(Map<String, Decimal> amounts) {
        converted = amounts;
    }
}
