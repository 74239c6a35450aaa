package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/**
 * One transaction sent twice, into two partitions. Which is read first may differ after a restore, so {@code features}
 * can hold a vector of either place: whoever reads it must tell by the records themselves what it has taken already.
 */
class TwoPartitionsTest {
    private static final Transaction SENT = Feed.transaction("t1", Feed.START, "c1", "m1", 100);
    private final List<String> features = new ArrayList<>();

    @Test
    void afterARestoreTheOtherOfTwoMayGetTheVectorButAMarkOfItsPlaceStandsAheadIfBothHadBeenRead() throws Exception {
        run(0, 1);
        run(1, 0);
        assertThat(features).containsExactly("vector 0", "mark 1", "vector 1", "mark 0");
    }

    @Test
    void ifTheSecondHadNotBeenReadBeforeTheRestoreNothingStandsAheadOfItsVector() throws Exception {
        run(0);
        run(1, 0);
        assertThat(features).containsExactly("vector 0", "vector 1", "mark 0");
    }

    @Test
    void inTheSameOrderAsBeforeTheSameVectorComesAgain() throws Exception {
        run(0, 1);
        run(0, 1);
        assertThat(features).containsExactly("vector 0", "mark 1", "vector 0", "mark 1");
    }

    /** From the same checkpoint of before both each time; what an earlier run wrote to the topic stays there. */
    private void run(int... partitions) throws Exception {
        OperatorSubtaskState none = null;
        try (StageHarness<Event> numbering = StageHarness.numbering(none);
                StageHarness<Event> identity = StageHarness.identity(false, none);
                StageHarness<Event> terminal = StageHarness.entity("terminal", false, none);
                StageHarness<FeatureRecord> customer = StageHarness.customer(false, none)) {
            for (int partition : partitions) {
                LogRecord record = new LogRecord(partition, 7, 1_600_000_000_000L, null, PlainFormats.encode(SENT));
                numbering.send(new TransactionEvent(record, "c1", Feed.START.toEpochMilli(), SENT));
                pass(numbering, identity);
                pass(identity, terminal);
                pass(terminal, customer);
                customer.taken().forEach(this::write);
            }
        }
    }

    private static void pass(StageHarness<Event> from, StageHarness<?> to) throws Exception {
        for (Event event : from.taken()) {
            to.send(event);
        }
    }

    private void write(FeatureRecord record) {
        boolean mark = record.getVector() == null;
        int partition = mark
                ? record.getMark().getOrigin().getPartition()
                : record.getVector().getOrigin().getPartition();
        features.add((mark ? "mark " : "vector ") + partition);
    }
}
