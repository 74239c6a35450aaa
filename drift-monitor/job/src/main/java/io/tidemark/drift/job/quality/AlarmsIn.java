package io.tidemark.drift.job.quality;

import io.tidemark.flink.type.CodecType;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.door.EventTimes;
import io.tidemark.schemas.door.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes from a drift alarm of whom it speaks and since when. Alarms of quality, which stand in the same topic, are our
 * own and say nothing new.
 */
final class AlarmsIn implements RecordMapping<DriftAlarm, AlarmNews> {
    static final String OURS = "quality:";
    private static final long serialVersionUID = 1L;

    private final Duration clockSkew;

    AlarmsIn(Duration clockSkew) {
        this.clockSkew = clockSkew;
    }

    @Override
    public Optional<Rejection> check(DriftAlarm alarm, Instant appended) {
        EventTimes times = new EventTimes(clockSkew);
        return times.absurd(moment(alarm), appended)
                ? Optional.of(new Rejection(
                        "absurd_event_time",
                        "the drift alarm " + alarm.getAlarmId() + " speaks of " + moment(alarm) + "; "
                                + times.expectation()))
                : Optional.empty();
    }

    private static Instant moment(DriftAlarm alarm) {
        return alarm.getState() == AlarmState.RAISED ? alarm.getSince() : alarm.getWindowEnd();
    }

    @Override
    public AlarmNews read(DriftAlarm alarm) {
        boolean raised = alarm.getState() == AlarmState.RAISED;
        return new AlarmNews(
                alarm.getAlarmId().startsWith(OURS) ? "" : alarm.getModelVersion(),
                raised,
                moment(alarm).toEpochMilli());
    }

    @Override
    public CodecType<AlarmNews> type() {
        return AlarmNews.TYPE;
    }
}
