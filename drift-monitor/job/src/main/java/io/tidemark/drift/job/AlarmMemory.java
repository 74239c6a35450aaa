package io.tidemark.drift.job;

import io.tidemark.drift.stats.alarm.AlarmState;
import io.tidemark.drift.stats.alarm.Quiet;
import io.tidemark.drift.stats.alarm.Raised;
import java.time.Instant;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;

/** Keeps an alarm's state, and when the last retraining was asked for, in Flink's state. */
final class AlarmMemory {
    /** Raised?, windows in a row, since (ms), end of the window of the last request (ms). */
    static final ValueStateDescriptor<Tuple4<Boolean, Integer, Long, Long>> DESCRIPTOR =
            new ValueStateDescriptor<>("alarm", Types.TUPLE(Types.BOOLEAN, Types.INT, Types.LONG, Types.LONG));

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final ValueState<Tuple4<Boolean, Integer, Long, Long>> state;

    AlarmMemory(ValueState<Tuple4<Boolean, Integer, Long, Long>> state) {
        this.state = state;
    }

    AlarmState alarm() throws Exception {
        Tuple4<Boolean, Integer, Long, Long> kept = state.value();
        if (kept == null) {
            return AlarmState.initial();
        }
        Instant since = Instant.ofEpochMilli(kept.f2);
        return kept.f0 ? new Raised(since, kept.f1) : new Quiet(kept.f1, since);
    }

    long lastRequest() throws Exception {
        Tuple4<Boolean, Integer, Long, Long> kept = state.value();
        return kept == null ? NEVER : kept.f3;
    }

    void keep(AlarmState alarm, long lastRequest) throws Exception {
        if (alarm instanceof Raised raised) {
            state.update(Tuple4.of(true, raised.clean(), raised.since().toEpochMilli(), lastRequest));
        } else if (alarm instanceof Quiet quiet) {
            state.update(Tuple4.of(false, quiet.drifted(), quiet.since().toEpochMilli(), lastRequest));
        }
    }
}
