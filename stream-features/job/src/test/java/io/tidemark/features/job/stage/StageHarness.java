package io.tidemark.features.job.stage;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.job.FeaturesJobState;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.state.Types;
import io.tidemark.schemas.FeatureRecord;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One stage in Flink's own operator harness. */
public final class StageHarness<T> implements AutoCloseable {
    public static final Catalogue CATALOGUE = CatalogueReader.shipped("handbook");

    private final KeyedOneInputStreamOperatorTestHarness<String, Event, T> flink;

    private StageHarness(
            KeyedProcessFunction<String, Event, T> stage, TypeInformation<T> out, OperatorSubtaskState state)
            throws Exception {
        this(StageOperator.oneOf(1, stage), new HashMapStateBackend(), out, state);
    }

    private StageHarness(
            StageOperator<T> stage, StateBackend backend, TypeInformation<T> out, OperatorSubtaskState state)
            throws Exception {
        flink = new KeyedOneInputStreamOperatorTestHarness<>(
                stage, Event::key, org.apache.flink.api.common.typeinfo.Types.STRING);
        flink.setStateBackend(backend);
        flink.setup(out.createSerializer(flink.getExecutionConfig().getSerializerConfig()));
        if (state != null) {
            flink.initializeState(state);
        }
        flink.open();
    }

    /** The stage of an entity, from a snapshot or, if that is null, from the start. */
    static StageHarness<Event> entity(String entity, boolean ordered, OperatorSubtaskState state) throws Exception {
        return new StageHarness<>(new EntityStage(plan(ordered), entity), Types.EVENT, state);
    }

    static StageHarness<Event> identity(boolean ordered, OperatorSubtaskState state) throws Exception {
        return new StageHarness<>(new IdentityStage(plan(ordered)), Types.EVENT, state);
    }

    static StageHarness<Event> numbering(OperatorSubtaskState state) throws Exception {
        return new StageHarness<>(new NumberingStage(plan(false)), Types.EVENT, state);
    }

    /** The last stage, from a snapshot or, if that is null, from the start. */
    static StageHarness<FeatureRecord> customer(boolean ordered, OperatorSubtaskState state) throws Exception {
        return new StageHarness<>(new CustomerStage(plan(ordered)), Types.FEATURE_RECORD, state);
    }

    /** Any stage on RocksDB, with so many bytes for what it holds. */
    static <T> StageHarness<T> onRocksDb(
            KeyedProcessFunction<String, Event, T> stage,
            long bytes,
            TypeInformation<T> out,
            OperatorSubtaskState state)
            throws Exception {
        return new StageHarness<>(StageOperator.within(bytes, stage), new EmbeddedRocksDBStateBackend(), out, state);
    }

    /** The identity stage of a catalogue, from a snapshot or, if that is null, from the start. */
    static StageHarness<Event> identity(Catalogue catalogue, OperatorSubtaskState state) throws Exception {
        return new StageHarness<>(new IdentityStage(plan(catalogue, false, Duration.ofDays(180))), Types.EVENT, state);
    }

    /** The stage of an entity of a catalogue, from the start. */
    static StageHarness<Event> entity(Catalogue catalogue, String entity) throws Exception {
        return new StageHarness<>(
                new EntityStage(plan(catalogue, false, Duration.ofDays(180)), entity), Types.EVENT, null);
    }

    /** Any stage on the heap. */
    static <T> StageHarness<T> onHeap(KeyedProcessFunction<String, Event, T> stage, TypeInformation<T> out)
            throws Exception {
        return new StageHarness<>(stage, out, null);
    }

    static StagePlan plan(boolean ordered) {
        return plan(ordered, Duration.ofDays(180));
    }

    static StagePlan plan(boolean ordered, Duration labelHorizon) {
        return plan(CATALOGUE, ordered, labelHorizon);
    }

    static StagePlan plan(Catalogue catalogue, boolean ordered, Duration labelHorizon) {
        return new StagePlan(
                catalogue,
                ordered,
                labelHorizon,
                "transactions",
                "labels",
                "outcomes",
                new PlainFormats(),
                FeaturesJobState.TYPES,
                StageProbe.NONE);
    }

    void send(Event event) throws Exception {
        flink.processElement(new StreamRecord<>(event, event.time()));
    }

    /** Moves the wall clock. */
    void processingTime(long time) throws Exception {
        flink.setProcessingTime(time);
    }

    /** Number of keys and map entries that are held. */
    int held() {
        return flink.numKeyedStateEntries();
    }

    void watermark(long time) throws Exception {
        flink.processWatermark(time);
    }

    OperatorSubtaskState snapshot(long id) throws Exception {
        return flink.snapshot(id, id);
    }

    /** What came out since the last call. */
    List<T> taken() {
        List<T> values = List.copyOf(flink.extractOutputValues());
        flink.getOutput().clear();
        return values;
    }

    List<RefusedEvent> refused() {
        Queue<StreamRecord<Event>> side = flink.getSideOutput(Types.REFUSED);
        return (side == null ? new ConcurrentLinkedQueue<StreamRecord<Event>>() : side)
                .stream().map(record -> (RefusedEvent) record.getValue()).toList();
    }

    @Override
    public void close() {
        try {
            flink.close();
        } catch (Exception e) {
            throw new IllegalStateException("the harness cannot be closed", e);
        }
    }
}
