package io.tidemark.drift.job.judge;

import io.tidemark.schemas.DriftAlarm;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * Whether the silence of a model is an alarm: when a window has no event, events are usual in it, and others have not
 * scored them instead. One window is enough, since where hundreds are usual none is no chance. Usual is what the same
 * hours of earlier weeks had, or else the last window with events.
 */
final class SilenceWatch {
    /** Events of the last window that had some; start of the silence that was alarmed of, negative if none is. */
    static final ValueStateDescriptor<Tuple2<Long, Long>> DESCRIPTOR =
            new ValueStateDescriptor<>("silence", Types.TUPLE(Types.LONG, Types.LONG));

    private static final long NONE = Long.MIN_VALUE;

    private final ValueState<Tuple2<Long, Long>> state;
    private final long minimumEvents;

    SilenceWatch(ValueState<Tuple2<Long, Long>> state, long minimumEvents) {
        this.state = state;
        this.minimumEvents = minimumEvents;
    }

    /** The alarm of a window without events, if it raises one. */
    Optional<DriftAlarm> silent(Alarms alarms, Optional<Long> usualEvents) throws Exception {
        Tuple2<Long, Long> known = known();
        long usual = usualEvents.orElse(known.f0);
        if (known.f1 != NONE || usual < minimumEvents || alarms.window().others() > 0) {
            return Optional.empty();
        }
        state.update(Tuple2.of(known.f0, alarms.window().start().toEpochMilli()));
        return Optional.of(alarms.silent(usual));
    }

    /** The end of the alarm that a window with events brings, if there is one. */
    Optional<DriftAlarm> heard(Alarms alarms) throws Exception {
        Tuple2<Long, Long> known = known();
        state.update(Tuple2.of(alarms.window().events(), NONE));
        return known.f1 == NONE ? Optional.empty() : Optional.of(alarms.heard(Instant.ofEpochMilli(known.f1)));
    }

    private Tuple2<Long, Long> known() throws Exception {
        Tuple2<Long, Long> known = state.value();
        return known == null ? Tuple2.of(0L, NONE) : known;
    }
}
