package io.tidemark.drift.job.judge;

import io.tidemark.schemas.DriftAlarm;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/**
 * Whether the silence of a model is an alarm: when a window has no event, events are usual in it, and others have not
 * scored them instead. One window is enough, since where hundreds are usual none is no chance. Usual is what the same
 * hours of earlier weeks had, or else the last window with events.
 */
final class SilenceWatch {
    static final ValueStateDescriptor<Silence> DESCRIPTOR = new ValueStateDescriptor<>("silence", Silence.TYPE);

    private final ValueState<Silence> state;
    private final long minimumEvents;

    SilenceWatch(ValueState<Silence> state, long minimumEvents) {
        this.state = state;
        this.minimumEvents = minimumEvents;
    }

    /** The alarm of a window without events, if it raises one. */
    Optional<DriftAlarm> silent(Alarms alarms, Optional<Long> usualEvents) throws Exception {
        Silence known = known();
        long usual = usualEvents.orElse(known.usualEvents());
        if (known.isAlarmedOf() || usual < minimumEvents || alarms.window().others() > 0) {
            return Optional.empty();
        }
        state.update(new Silence(known.usualEvents(), alarms.window().start().toEpochMilli()));
        return Optional.of(alarms.silent(usual));
    }

    /** The end of the alarm that a window with events brings, if there is one. */
    Optional<DriftAlarm> heard(Alarms alarms) throws Exception {
        Silence known = known();
        state.update(new Silence(alarms.window().events(), Silence.NONE));
        return known.isAlarmedOf() ? Optional.of(alarms.heard(Instant.ofEpochMilli(known.since()))) : Optional.empty();
    }

    private Silence known() throws Exception {
        Silence known = Silence.SERIALIZER.current(((ValueState<?>) state).value());
        return known == null ? Silence.UNKNOWN : known;
    }
}
