package io.tidemark.drift.job;

import io.tidemark.drift.job.quality.QualityKeys;
import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import io.tidemark.flink.JobKeys;
import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.schemas.door.DoorKeys;
import io.tidemark.scoring.model.ModelKeys;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import java.time.Duration;

/** The settings of the monitor. */
public final class MonitorJobKeys {

    private static final AlarmSettings USUAL = AlarmSettings.DEFAULT;

    public static final Key<Duration> WINDOW = Key.of(
                    "window",
                    Kinds.DURATION,
                    "event time per drift report; a week, so that weekdays and weekends weigh alike; in less than an"
                            + " hour little can be told from chance")
            .usually(Duration.ofDays(7))
            .atLeast(Duration.ofSeconds(1));
    static final Key<Duration> DISORDER = Key.of(
                    "disorder",
                    Kinds.DURATION,
                    "how late an event may be, behind the newest of its partition; later ones are counted by the"
                            + " window that they missed")
            .usually(Duration.ofMinutes(10));
    static final Key<Duration> IDLENESS = Key.of(
                    "idleness",
                    Kinds.DURATION,
                    "after how long without records a partition no longer holds back the others; one that is only read"
                            + " slowly must not count as quiet, since its events would be late")
            .usually(Duration.ofSeconds(30))
            .atLeast(Duration.ofMillis(1));
    static final Key<Duration> PROFILE_WAIT = Key.of(
                    "profile.wait", Kinds.DURATION, "how long scores wait for the reference profile of their model")
            .usually(Duration.ofMinutes(1));
    static final Key<Duration> SILENCE_GRACE = Key.of(
                    "silence.grace",
                    Kinds.DURATION,
                    "beyond the length of a window, how long nothing at all must come until silence is reported, by"
                            + " the clock on the wall")
            .usually(Duration.ofMinutes(10));

    static final Key<String> SEGMENTS = Key.of(
                    "segments",
                    Kinds.TEXT,
                    "fields by which traffic is cut, with commas: texts and flags of the transaction (`channel`,"
                            + " `attributes.NAME`) or of the score (`decision`)")
            .usually("");
    static final Key<Integer> SEGMENTS_MOST = Key.of(
                    "segments.most",
                    Kinds.WHOLE,
                    "values of each field that are watched in a window, the most frequent; the rest is pooled and"
                            + " counted")
            .usually(20)
            .atLeast(1)
            .atMost(1_000_000);

    static final Key<Double> FALSE_ALARMS = Key.of(
                    "false.alarms.per.month",
                    Kinds.NUMBER,
                    "alarms that a model may raise in a month although nothing changes")
            .usually(USUAL.falseAlarmsPerMonth())
            .moreThan(0.0);
    static final Key<Double> MINIMUM_EFFECT = Key.of(
                    "minimum.effect", Kinds.NUMBER, "PSI beyond chance below which no shift matters")
            .usually(USUAL.minimumEffect())
            .atLeast(0.0);
    static final Key<Integer> PERSISTENCE = Key.of(
                    "persistence", Kinds.WHOLE, "windows in a row in which a shift must be seen to raise an alarm")
            .usually(USUAL.persistence())
            .atLeast(1);
    static final Key<Integer> CLEAR_AFTER = Key.of("clear.after", Kinds.WHOLE, "calm windows in a row that clear it")
            .usually(USUAL.clearAfter())
            .atLeast(1);
    static final Key<Double> HYSTERESIS = Key.of(
                    "hysteresis",
                    Kinds.SHARE,
                    "part of the way from what chance explains up to the limit above which a raised alarm holds")
            .usually(USUAL.hysteresis());
    static final Key<Integer> MINIMUM_EVENTS = Key.of(
                    "minimum.events", Kinds.WHOLE, "smaller windows and segments are reported and decide nothing")
            .usually((int) USUAL.minimumEvents())
            .atLeast(1);
    static final Key<Duration> COOLDOWN = Key.of(
                    "cooldown",
                    Kinds.DURATION,
                    "event time between two requests for retraining while an alarm lasts, of drift or of quality")
            .usually(Duration.ofDays(7));
    static final Key<Integer> BASELINE_WEEKS = Key.of(
                    "baseline.weeks",
                    Kinds.WHOLE,
                    "earlier weeks whose same hours a window is compared with; 0 for never")
            .usually(4)
            .atLeast(0);

    public static final Key<Integer> PARTITIONS = Key.of(
                    "partitions", Kinds.WHOLE, "of `scores`; sources have at most as many parts")
            .usually(12)
            .atLeast(1);
    /** Windows pass several shuffles before they become a report. */
    static final Duration USUAL_BUFFER_TIMEOUT = Duration.ofMillis(20);

    /** All of them. */
    public static final Keys ALL = Keys.of(
            "monitor",
            "Watches drift and quality: `scores`, `labels` and `models` in, reports, alarms and requests for"
                    + " retraining out. A Flink job.",
            ConnectionKeys.ALL,
            Keys.of(
                    "time",
                    "When things are looked at.",
                    WINDOW,
                    DISORDER,
                    DoorKeys.CLOCK_SKEW,
                    IDLENESS,
                    PROFILE_WAIT,
                    SILENCE_GRACE),
            Keys.of("segments", "Parts of the traffic that are watched too.", SEGMENTS, SEGMENTS_MOST),
            Keys.of(
                    "drift",
                    "What raises an alarm.",
                    FALSE_ALARMS,
                    MINIMUM_EFFECT,
                    PERSISTENCE,
                    CLEAR_AFTER,
                    HYSTERESIS,
                    MINIMUM_EVENTS,
                    COOLDOWN,
                    BASELINE_WEEKS),
            QualityKeys.ALL,
            Keys.of("job", "How the job runs.", PARTITIONS, JobKeys.of(USUAL_BUFFER_TIMEOUT)),
            ModelKeys.FETCH);

    private MonitorJobKeys() {}
}
