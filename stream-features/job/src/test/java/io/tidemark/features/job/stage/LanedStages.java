package io.tidemark.features.job.stage;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.lane.LaneNumbering;
import io.tidemark.features.job.state.Types;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** Numbering at the source and the customer's stage, in as many subtasks as are wanted, without what lies between. */
final class LanedStages implements AutoCloseable {
    private static final int KEY_GROUPS = 16;

    private final boolean rocksDb;
    private final List<OneInputStreamOperatorTestHarness<Event, Event>> sources = new ArrayList<>();
    private final List<KeyedOneInputStreamOperatorTestHarness<String, Event, FeatureRecord>> customers =
            new ArrayList<>();
    private final List<FeatureRecord> written = new ArrayList<>();

    /** Which subtask reads which partition: the remainder of partition and this by the parallelism. */
    private int shift;

    LanedStages(int parallelism, boolean rocksDb) throws Exception {
        this.rocksDb = rocksDb;
        start(parallelism, 0, null, null);
    }

    private void start(int parallelism, int before, OperatorSubtaskState numbers, OperatorSubtaskState heads)
            throws Exception {
        for (int subtask = 0; subtask < parallelism; subtask++) {
            var source = new OneInputStreamOperatorTestHarness<Event, Event>(
                    new ProcessOperator<>(new LaneNumbering(KEY_GROUPS, new PlainFormats())),
                    KEY_GROUPS,
                    parallelism,
                    subtask);
            source.setup(
                    Types.EVENT.createSerializer(source.getExecutionConfig().getSerializerConfig()));
            source.initializeState(part(numbers, before, parallelism, subtask));
            source.open();
            sources.add(source);
            var customer = new KeyedOneInputStreamOperatorTestHarness<String, Event, FeatureRecord>(
                    StageOperator.oneOf(1, new CustomerStage(StageHarness.plan(false))),
                    Event::key,
                    org.apache.flink.api.common.typeinfo.Types.STRING,
                    KEY_GROUPS,
                    parallelism,
                    subtask);
            customer.setStateBackend(rocksDb ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend());
            customer.setup(Types.FEATURE_RECORD.createSerializer(
                    customer.getExecutionConfig().getSerializerConfig()));
            customer.initializeState(part(heads, before, parallelism, subtask));
            customer.open();
            customers.add(customer);
        }
    }

    private static OperatorSubtaskState part(OperatorSubtaskState all, int before, int parallelism, int subtask) {
        return all == null
                ? OperatorSubtaskState.builder().build()
                : AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        all, KEY_GROUPS, before, parallelism, subtask);
    }

    /** As it leaves the stage before the customer's. */
    List<TransactionEvent> read(int partition, long offset, String customer) throws Exception {
        Transaction sent = Feed.transaction(partition + "-" + offset, Feed.START.plusSeconds(offset), customer, "m", 1);
        long time = sent.getEventTime().toEpochMilli();
        LogRecord record = new LogRecord(partition, offset, time, null, PlainFormats.encode(sent));
        var source = sources.get((partition + shift) % sources.size());
        source.processElement(new StreamRecord<>(new TransactionEvent(record, customer, time, sent)));
        List<TransactionEvent> read = new ArrayList<>();
        for (Event event : source.extractOutputValues()) {
            TransactionEvent transaction = (TransactionEvent) event;
            transaction.identified();
            transaction.address(customer);
            read.add(transaction);
        }
        source.getOutput().clear();
        return read;
    }

    /** At the customer's stage; gives what leaves it then. */
    List<LogPosition> arrive(TransactionEvent event) throws Exception {
        var stage = customers.get(
                KeyGroupRangeAssignment.assignKeyToParallelOperator(event.customer(), KEY_GROUPS, customers.size()));
        stage.processElement(new StreamRecord<>(event));
        List<FeatureRecord> left = stage.extractOutputValues();
        stage.getOutput().clear();
        written.addAll(left);
        return left.stream().map(record -> record.getVector().getOrigin()).toList();
    }

    /** Of all that has left, in this order. */
    List<Long> arrivalNumbers() {
        return written.stream()
                .map(record -> record.getVector().getArrivalNumbers().get("customer"))
                .toList();
    }

    /** From a snapshot of all that was read and has arrived, partitions at other subtasks. */
    void restart(int parallelism, Random random) throws Exception {
        List<OperatorSubtaskState> numbers = new ArrayList<>();
        List<OperatorSubtaskState> heads = new ArrayList<>();
        for (var source : sources) {
            numbers.add(source.snapshot(1, 1));
        }
        for (var customer : customers) {
            heads.add(customer.snapshot(1, 1));
        }
        int before = sources.size();
        close();
        shift = random.nextInt(parallelism);
        start(parallelism, before, repackaged(numbers), repackaged(heads));
    }

    private static OperatorSubtaskState repackaged(List<OperatorSubtaskState> states) throws Exception {
        return AbstractStreamOperatorTestHarness.repackageState(states.toArray(OperatorSubtaskState[]::new));
    }

    @Override
    public void close() throws Exception {
        for (var source : sources) {
            source.close();
        }
        for (var customer : customers) {
            customer.close();
        }
        sources.clear();
        customers.clear();
    }
}
