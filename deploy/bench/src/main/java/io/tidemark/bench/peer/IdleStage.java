package io.tidemark.bench.peer;

import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.stage.NewsTargets;
import io.tidemark.features.job.stage.StageKeys;
import io.tidemark.features.job.stage.StagePlan;
import io.tidemark.features.job.stage.Stages;
import io.tidemark.features.job.stage.VectorAssembly;
import io.tidemark.schemas.FeatureRecord;
import java.util.function.BiFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Hands events on to the next stage and does nothing else: what the work of the stages is measured against. */
final class IdleStage extends KeyedProcessFunction<String, Event, Event> {
    private static final long serialVersionUID = 1L;

    /** Where an idle stage stands. */
    private enum Place {
        NUMBERING,
        IDENTITY,
        ENTITY
    }

    private final StagePlan plan;
    private final Place place;
    private final String entity;
    private transient WireFormats.Open wire;
    private transient StageKeys keys;
    private transient NewsTargets targets;

    private IdleStage(StagePlan plan, Place place, String entity) {
        this.plan = plan;
        this.place = place;
        this.entity = entity;
    }

    /** Idle at every place; the last one makes a vector without values. */
    static Stages everywhere(StagePlan plan) {
        BiFunction<Place, String, IdleStage> idle = (place, entity) -> new IdleStage(plan, place, entity);
        return new Stages() {
            @Override
            public KeyedProcessFunction<String, Event, Event> numbering() {
                return idle.apply(Place.NUMBERING, "");
            }

            @Override
            public KeyedProcessFunction<String, Event, Event> identity() {
                return idle.apply(Place.IDENTITY, "");
            }

            @Override
            public KeyedProcessFunction<String, Event, Event> entity(String entity) {
                return idle.apply(Place.ENTITY, entity);
            }

            @Override
            public KeyedProcessFunction<String, Event, FeatureRecord> customer() {
                return new IdleCustomerStage(plan);
            }
        };
    }

    /** The last place alone: it makes a vector without values. */
    static KeyedProcessFunction<String, Event, FeatureRecord> customer(StagePlan plan) {
        return new IdleCustomerStage(plan);
    }

    @Override
    public void open(OpenContext context) {
        wire = plan.formats().open();
        keys = new StageKeys(plan.catalogue());
        targets = new NewsTargets(plan.catalogue(), plan.labelHorizon());
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> out) {
        if (event instanceof TransactionEvent transaction) {
            transaction.address(next(transaction));
            out.collect(transaction);
        } else if (place == Place.IDENTITY) {
            LabelEvent label = ((LabelEvent) event).decoded(wire);
            String[] to = targets.keys(label);
            for (int i = 0; i < to.length; i++) {
                if (to[i] != null) {
                    out.collect(label.addressedTo(targets.entities().get(i), to[i], label.time(), label.time()));
                }
            }
        }
    }

    private String next(TransactionEvent event) {
        return switch (place) {
            case NUMBERING -> Address.ofBucket(event.identity(wire).bucket());
            case IDENTITY -> keys.first(event, wire);
            case ENTITY -> keys.after(entity, event, wire);
        };
    }

    /** The last place: a vector without values. */
    private static final class IdleCustomerStage extends KeyedProcessFunction<String, Event, FeatureRecord> {
        private static final long serialVersionUID = 1L;
        private final StagePlan plan;
        private transient VectorAssembly assembly;

        IdleCustomerStage(StagePlan plan) {
            this.plan = plan;
        }

        @Override
        public void open(OpenContext context) {
            assembly = new VectorAssembly(plan, plan.formats().open());
        }

        @Override
        public void processElement(Event event, Context context, Collector<FeatureRecord> out) {
            if (event instanceof TransactionEvent transaction) {
                transaction.begin(
                        plan.catalogue().features().size(),
                        plan.catalogue().entities().size());
                out.collect(assembly.assemble(transaction));
            }
        }
    }
}
