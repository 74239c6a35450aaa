package io.tidemark.scoring.app.watch;

import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Mark;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.decision.Sha256Prefix;
import io.tidemark.scoring.app.watch.CustomerEntry.Id;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How far each customer's transactions have been decided: a vector passes once.
 *
 * <p>One customer's vectors and marks come in the order of the log, so a transaction at or before the last of them was
 * dealt with before. Kept for each partition of {@code transactions} apart, since offsets of different partitions do
 * not compare.
 *
 * <p>In ordered mode vectors come in the order of event time, which need not be that of the log. There the arrival
 * number says the order, and a vector passes too if its number is behind the last one: the same events get the same
 * numbers whenever they are computed again.
 *
 * <p>The newest ids of a customer are remembered beside, in the entry of the customer's own partition: the stages
 * before drop what was sent twice, but they may be away, or meet two of one id, in two partitions, in another order
 * after a restart. An id that is remembered no more leaves its event time: what is not newer than that may be a
 * repetition.
 */
public final class CustomerProgress {

    /**
     * How many ids of a customer are remembered unless configured: those that the features job may compute again after
     * a restart.
     */
    public static final int USUAL_REMEMBERED = 4;

    /**
     * Likewise where transactions are decided without vectors, and of customers whose transactions come in several
     * partitions.
     */
    public static final int REMEMBERED_BY_A_WATCH = 16;

    private static final String CUSTOMER = "customer";
    private static final long NO_NUMBER = 0;
    private final KeyValueStore<String, byte[]> store;
    private final int own;
    private final int remembered;
    private final Sha256Prefix ids = new Sha256Prefix();

    /**
     * @param own the task's partition
     * @param remembered how many ids of each customer
     */
    public CustomerProgress(KeyValueStore<String, byte[]> store, int own, int remembered) {
        this.store = store;
        this.own = own;
        this.remembered = remembered;
    }

    /** What becomes of a vector. */
    public enum Arrival {
        /** It is to be decided, and counts as decided from now on. */
        OPEN,
        /** It came before, or its transaction's id was decided elsewhere. */
        DUPLICATE,
        /** Its transaction was decided without it. */
        SUPERSEDED,
        /** A later transaction of its customer was decided without a vector, and this one never. */
        PASSED_BY
    }

    /** What there is to say of a transaction that no vector has come of. */
    enum Standing {
        OPEN,
        /** It or a later one of this customer was dealt with. */
        PASSED,
        /** One of the same id was decided. */
        REPEATED,
        /** It is as old as some whose ids are not remembered, so it may repeat one of them. */
        FORGOTTEN
    }

    /** Whether any customer is known. */
    public boolean isKnown() {
        return store.approximateNumEntries() > 0;
    }

    /**
     * A vector has come.
     *
     * @param decidedWithout whether its transaction is known to have been decided without it
     * @param left whether the watch had left its transaction to it: then nobody has decided it, though later ones may
     *     have been. A copy of it that was decided would stand before it in the log, and have got the vector
     */
    public Arrival arrived(FeatureVector vector, boolean decidedWithout, boolean left) {
        LogPosition origin = vector.getOrigin();
        Transaction transaction = vector.getTransaction();
        CustomerEntry before = entry(origin.getPartition(), transaction.getCustomerId());
        long number = number(vector);
        boolean nextInOrder = vector.getTimeMode() == TimeMode.ORDERED && number > before.number();
        if (!decidedWithout && origin.getOffset() <= before.place() && !nextInOrder) {
            return Arrival.DUPLICATE;
        }
        CustomerEntry now = before.at(origin.getOffset(), number);
        CustomerEntry home = origin.getPartition() == own ? now : entry(own, transaction.getCustomerId());
        Id id = id(transaction);
        boolean passedBy = !left && origin.getOffset() <= before.watched() && !nextInOrder;
        Arrival arrival = decidedWithout ? Arrival.SUPERSEDED : standing(home, id, passedBy);
        if (arrival != Arrival.OPEN) {
            put(origin.getPartition(), transaction.getCustomerId(), now);
        } else if (origin.getPartition() == own) {
            put(own, transaction.getCustomerId(), decided(now, id));
        } else {
            put(origin.getPartition(), transaction.getCustomerId(), now);
            put(own, transaction.getCustomerId(), home.remembering(id, mostElsewhere()));
        }
        return arrival;
    }

    private static Arrival standing(CustomerEntry home, Id id, boolean passedBy) {
        boolean decided = home.hasDecided(id);
        if (passedBy) {
            return decided ? Arrival.SUPERSEDED : Arrival.PASSED_BY;
        }
        return decided ? Arrival.DUPLICATE : Arrival.OPEN;
    }

    private CustomerEntry decided(CustomerEntry entry, Id id) {
        // More than usual are kept once transactions of the customer have come elsewhere.
        int kept = Math.min(entry.decided().size(), mostElsewhere());
        return entry.remembering(id, Math.max(remembered, kept));
    }

    private int mostElsewhere() {
        return Math.max(remembered, REMEMBERED_BY_A_WATCH);
    }

    /** No vector comes of a transaction. */
    public void marked(Mark mark) {
        LogPosition origin = mark.getOrigin();
        CustomerEntry before = entry(origin.getPartition(), mark.getCustomerId());
        if (origin.getOffset() > before.place()) {
            put(origin.getPartition(), mark.getCustomerId(), before.at(origin.getOffset(), NO_NUMBER));
        }
    }

    Standing standing(long offset, Transaction transaction) {
        CustomerEntry entry = entry(own, transaction.getCustomerId());
        if (offset <= entry.place() || offset <= entry.watched()) {
            return Standing.PASSED;
        }
        if (entry.hasDecided(ids.of(transaction.getTransactionId()))) {
            return Standing.REPEATED;
        }
        return transaction.getEventTime().toEpochMilli() <= entry.forgotten() ? Standing.FORGOTTEN : Standing.OPEN;
    }

    /** Counts a transaction of the task's own partition as decided of which no vector has come. */
    void decidedWithout(long offset, Transaction transaction) {
        CustomerEntry entry = entry(own, transaction.getCustomerId());
        put(own, transaction.getCustomerId(), entry.watchedAt(offset).remembering(id(transaction), remembered));
    }

    private CustomerEntry entry(int partition, String customer) {
        return CustomerEntry.of(store.get(key(partition, customer)));
    }

    private void put(int partition, String customer, CustomerEntry entry) {
        store.put(key(partition, customer), entry.bytes());
    }

    private Id id(Transaction transaction) {
        return new Id(
                ids.of(transaction.getTransactionId()),
                transaction.getEventTime().toEpochMilli());
    }

    private static String key(int partition, String customer) {
        return partition + "/" + customer;
    }

    private static long number(FeatureVector vector) {
        Long number = vector.getArrivalNumbers().get(CUSTOMER);
        return number == null ? NO_NUMBER : number;
    }
}
