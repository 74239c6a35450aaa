package io.tidemark.features.job.stage;

import io.tidemark.features.job.event.Event;
import io.tidemark.schemas.FeatureRecord;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/** What works at each place of the topology. */
public interface Stages {

    KeyedProcessFunction<String, Event, Event> numbering();

    KeyedProcessFunction<String, Event, Event> identity();

    KeyedProcessFunction<String, Event, Event> entity(String entity);

    KeyedProcessFunction<String, Event, FeatureRecord> customer();

    /** The stages that compute features. */
    static Stages working(StagePlan plan) {
        return new Stages() {
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
