package io.tidemark.features.job.stage;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.lane.LaneNumbering;
import io.tidemark.schemas.FeatureRecord;
import java.util.Optional;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;

/** What works at each place of the topology. */
public interface Stages {

    /**
     * Numbers transactions where they are read; empty if {@link #numbering} does, behind a shuffle by customer.
     *
     * @param keyGroups of the job, its maximum parallelism
     */
    default Optional<ProcessFunction<Event, Event>> numberingAtTheSource(int keyGroups) {
        return Optional.empty();
    }

    KeyedProcessFunction<String, Event, Event> numbering();

    KeyedProcessFunction<String, Event, Event> identity();

    KeyedProcessFunction<String, Event, Event> entity(String entity);

    KeyedProcessFunction<String, Event, FeatureRecord> customer();

    /** The stages that compute features. */
    static Stages working(StagePlan plan) {
        return new Stages() {
            @Override
            public Optional<ProcessFunction<Event, Event>> numberingAtTheSource(int keyGroups) {
                return plan.ordered() ? Optional.empty() : Optional.of(new LaneNumbering(keyGroups, plan.formats()));
            }

            @Override
            public KeyedProcessFunction<String, Event, Event> numbering() {
                return new NumberingStage(plan);
            }

            @Override
            public KeyedProcessFunction<String, Event, Event> identity() {
                return new IdentityStage(plan);
            }

            @Override
            public KeyedProcessFunction<String, Event, Event> entity(String entity) {
                return new EntityStage(plan, entity);
            }

            @Override
            public KeyedProcessFunction<String, Event, FeatureRecord> customer() {
                return new CustomerStage(plan);
            }
        };
    }
}
