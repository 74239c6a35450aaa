package io.tidemark.features.job.stage;

import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.state.Types;
import io.tidemark.schemas.FeatureRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * The stages between sources and sinks: transactions are numbered, known by their ids and led past terminal and
 * whatever other entities the catalogue names, then to the customer for its own features and the order.
 */
public final class FeaturesTopology {
    private FeaturesTopology() {}

    /** What the stages give: vectors in each customer's order, and whatever was refused. */
    public record Streams(DataStream<FeatureRecord> features, DataStream<Event> refused) {}

    /**
     * What the stages are fed with.
     *
     * @param labels empty if they are declared absent
     * @param outcomes empty if no feature looks at them
     */
    public record Inputs(
            DataStream<Event> transactions, Optional<DataStream<Event>> labels, Optional<DataStream<Event>> outcomes) {}

    /**
     * Without outcomes.
     *
     * @param labels empty if they are declared absent
     */
    public static Streams build(DataStream<Event> transactions, Optional<DataStream<Event>> labels, StagePlan plan) {
        return build(new Inputs(transactions, labels, Optional.empty()), plan, Stages.working(plan));
    }

    public static Streams build(Inputs inputs, StagePlan plan, Stages stages) {
        List<DataStream<Event>> refused = new ArrayList<>();
        DataStream<Event> events = intake(inputs.transactions(), "transaction", refused);
        Optional<DataStream<Event>> labels = inputs.labels().map(stream -> intake(stream, "label", refused));
        Optional<DataStream<Event>> outcomes = inputs.outcomes().map(stream -> intake(stream, "outcome", refused));
        DataStream<Event> numbered = numbered(events, stages, plan);
        DataStream<Event> withLabels = labels.map(numbered::union).orElse(numbered);
        DataStream<Event> known = outcomes.map(withLabels::union).orElse(withLabels);
        SingleOutputStreamOperator<Event> identity = stage("identity", known, stages.identity(), Types.EVENT, plan);
        refused.add(identity.getSideOutput(Types.REFUSED));
        DataStream<Event> labelled = identity.filter(LabelEvent.class::isInstance)
                .uid("routed-labels")
                .name("routed-labels");
        events = identity.filter(TransactionEvent.class::isInstance)
                .uid("identified")
                .name("identified");
        for (String entity : entitiesBeforeCustomer(plan)) {
            DataStream<Event> told = Entities.ofOutcomes(entity)
                    ? withOutcomes(events, identity, entity)
                    : withLabels(events, labelled, entity, plan);
            events = stage(entity, told, stages.entity(entity), Types.EVENT, plan);
        }
        DataStream<FeatureRecord> features = stage(
                Entities.CUSTOMER,
                withLabels(events, labelled, Entities.CUSTOMER, plan),
                stages.customer(),
                Types.FEATURE_RECORD,
                plan);
        return new Streams(features, union(refused));
    }

    private static DataStream<Event> numbered(DataStream<Event> read, Stages stages, StagePlan plan) {
        String name = "numbering";
        int keyGroups = read.getExecutionEnvironment().getMaxParallelism();
        return stages.numberingAtTheSource(keyGroups)
                .<DataStream<Event>>map(numbering -> read.process(numbering, Types.EVENT)
                        .uid(name)
                        .name(name)
                        .setParallelism(read.getParallelism()))
                .orElseGet(() -> stage(name, read, stages.numbering(), Types.EVENT, plan));
    }

    private static List<String> entitiesBeforeCustomer(StagePlan plan) {
        List<String> stages = plan.catalogue().stages();
        return stages.subList(0, stages.size() - 1);
    }

    private static DataStream<Event> withLabels(
            DataStream<Event> events, DataStream<Event> labels, String entity, StagePlan plan) {
        if (!plan.catalogue().labelledEntities().contains(entity)) {
            return events;
        }
        String name = entity + "-labels";
        return events.union(labels.filter(event -> ((LabelEvent) event).entity().equals(entity))
                .uid(name)
                .name(name));
    }

    private static DataStream<Event> withOutcomes(
            DataStream<Event> events, DataStream<Event> identified, String entity) {
        String name = "routed-" + entity;
        return events.union(identified
                .filter(event -> event instanceof OutcomeEvent outcome
                        && outcome.entity().equals(entity))
                .uid(name)
                .name(name));
    }

    private static DataStream<Event> intake(DataStream<Event> read, String what, List<DataStream<Event>> refused) {
        String name = what + "-intake";
        SingleOutputStreamOperator<Event> intake =
                read.process(new Intake(), Types.EVENT).uid(name).name(name).setParallelism(read.getParallelism());
        refused.add(intake.getSideOutput(Types.REFUSED));
        return intake;
    }

    private static <T> SingleOutputStreamOperator<T> stage(
            String name,
            DataStream<Event> events,
            KeyedProcessFunction<String, Event, T> stage,
            TypeInformation<T> out,
            StagePlan plan) {
        return events.keyBy(Event::key, org.apache.flink.api.common.typeinfo.Types.STRING)
                .transform(name, out, StageOperator.oneOf(plan.stages(), stage))
                .uid(name)
                .name(name);
    }

    private static DataStream<Event> union(List<DataStream<Event>> streams) {
        DataStream<Event> union = streams.get(0);
        for (DataStream<Event> stream : streams.subList(1, streams.size())) {
            union = union.union(stream);
        }
        return union;
    }
}
