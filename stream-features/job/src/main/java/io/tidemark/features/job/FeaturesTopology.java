package io.tidemark.features.job;

import io.tidemark.schemas.FeatureRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The stages between sources and sinks: customer, identity, terminal and whatever other entities the catalogue names,
 * then the customer again for the order.
 */
final class FeaturesTopology {
    private FeaturesTopology() {}

    /** What the stages give: vectors in each customer's order, and whatever was refused. */
    record Streams(DataStream<FeatureRecord> features, DataStream<Event> refused) {}

    /** @param labels empty if they are declared absent */
    static Streams build(DataStream<Event> transactions, Optional<DataStream<Event>> labels, StagePlan plan) {
        List<DataStream<Event>> refused = new ArrayList<>();
        DataStream<Event> events = intake(transactions, "transaction", refused);
        Optional<DataStream<Event>> known = labels.map(stream -> intake(stream, "label", refused));
        for (String entity : plan.catalogue().entities()) {
            DataStream<Event> before = events;
            DataStream<Event> input = known.map(stream -> before.union(route(stream, entity, plan)))
                    .orElse(before);
            SingleOutputStreamOperator<Event> stage = keyed(input)
                    .process(new EntityStage(plan, entity), Types.EVENT)
                    .uid(entity)
                    .name(entity);
            refused.add(stage.getSideOutput(Types.REFUSED));
            events = stage;
            if (plan.isFirst(entity)) {
                events = identity(events, plan, refused);
            }
        }
        DataStream<FeatureRecord> features = keyed(events)
                .process(new EmissionStage(plan), Types.FEATURE_RECORD)
                .uid("order")
                .name("order");
        return new Streams(features, union(refused));
    }

    private static DataStream<Event> intake(DataStream<Event> read, String what, List<DataStream<Event>> refused) {
        String name = what + "-intake";
        SingleOutputStreamOperator<Event> intake =
                read.process(new Intake(), Types.EVENT).uid(name).name(name).setParallelism(read.getParallelism());
        refused.add(intake.getSideOutput(Types.REFUSED));
        return intake;
    }

    private static DataStream<Event> identity(
            DataStream<Event> events, StagePlan plan, List<DataStream<Event>> refused) {
        SingleOutputStreamOperator<Event> stage = keyed(events)
                .process(new IdentityStage(plan), Types.EVENT)
                .uid("identity")
                .name("identity");
        refused.add(stage.getSideOutput(Types.REFUSED));
        return stage;
    }

    private static DataStream<Event> route(DataStream<Event> labels, String entity, StagePlan plan) {
        String name = entity + "-labels";
        return labels.flatMap(new LabelRoute(entity, plan.formats()))
                .returns(Types.EVENT)
                .uid(name)
                .name(name)
                .setParallelism(labels.getParallelism());
    }

    private static KeyedStream<Event, String> keyed(DataStream<Event> events) {
        return events.keyBy(Event::key, org.apache.flink.api.common.typeinfo.Types.STRING);
    }

    private static DataStream<Event> union(List<DataStream<Event>> streams) {
        DataStream<Event> union = streams.get(0);
        for (DataStream<Event> stream : streams.subList(1, streams.size())) {
            union = union.union(stream);
        }
        return union;
    }
}
