package io.tidemark.drift.job;

import io.tidemark.drift.job.quality.QualityConfig;
import io.tidemark.drift.stats.alarm.AlarmSettings;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.segments.SegmentField;
import io.tidemark.schemas.segments.SegmentFields;
import io.tidemark.scoring.model.fetch.BundleSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.util.TimeUtils;

/**
 * What the monitor is configured with.
 *
 * @param window key {@code window}: event time per drift report; default 7d, so that weekdays and weekends weigh alike
 * @param disorder key {@code disorder}: how far a score may stand behind the newest of its partition; default 10m
 * @param clockSkew key {@code clock.skew}: how far ahead of the log an event time may be, or that of a label or an alarm; what is further ahead is
 *     a dead letter and moves no clock; default 1h
 * @param stateBackend key {@code state.backend}: {@code heap} (default) or {@code rocksdb}, for more scores that wait for their labels than memory
 *     holds; checkpoints then hold what has changed
 * @param idleness key {@code idleness}: after how long without records a partition no longer holds back the others; default
 *     30s, since one that is only read slowly must not count as quiet: its events would be late
 * @param profileWait key {@code profile.wait}: how long scores wait for the reference profile of their model; default 1min
 * @param silenceGrace key {@code silence.grace}: when no score at all has come for the length of a window and this, by the clock on the wall, the window
 *     is closed and silence reported; default 10min
 * @param segments key {@code segments}: fields by which traffic is cut, parted by commas, e.g. {@code channel,country,attributes.bank}; default none.
 *     See {@link SegmentFields}
 * @param mostSegments key {@code segments.most}: how many values of each are watched in a window, the most frequent; the rest is pooled; default 20
 * @param alarms keys {@code false.alarms.per.month}: alarms that a model may raise in a month although nothing changes, default 0.05; {@code
 *     minimum.effect}: PSI beyond chance below which no shift matters, default 0.02; {@code persistence}: windows in a row in which a shift must be seen
 *     to raise an alarm, default 2; {@code clear.after}: calm windows in a row that clear it, default 2; {@code hysteresis}: part of the way from what
 *     chance explains up to the limit above which a raised alarm holds, default 0.5; {@code minimum.events}: smaller windows and segments are reported
 *     but decide nothing, default 100. See {@link AlarmSettings}
 * @param cooldown key {@code cooldown}: event time between two requests for retraining while an alarm lasts; default 7d
 * @param baselineWeeks key {@code baseline.weeks}: with the same hours of so many earlier weeks a window is compared; 0 never; default 4
 * @param parallelism key {@code parallelism}, default 2
 * @param partitions key {@code partitions} of `scores`; sources run at most as many subtasks, default 12
 * @param checkpointInterval key {@code checkpoint.interval}, default 10s
 * @param checkpointDir key {@code checkpoint.dir}: a URI; without it Flink's own configuration says where
 * @param bundleSource key {@code models.fetch.from}: where bundles may lie that are too large for the log; default none
 * @param quality the keys of {@link QualityConfig}
 */
public record MonitorJobConfig(
        Connection connection,
        Duration window,
        Duration disorder,
        Duration clockSkew,
        MonitorJobStateBackend stateBackend,
        Duration idleness,
        Duration profileWait,
        Duration silenceGrace,
        List<SegmentField> segments,
        int mostSegments,
        AlarmSettings alarms,
        Duration cooldown,
        int baselineWeeks,
        int parallelism,
        int partitions,
        Duration checkpointInterval,
        Optional<String> checkpointDir,
        BundleSource bundleSource,
        QualityConfig quality) {

    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);

    /**
     * Reads the keys above and those of {@link Connection#from}; other keys are left to others.
     *
     * @throws IllegalArgumentException in one sentence if a value is not understood
     */
    public static MonitorJobConfig from(Map<String, String> properties) {
        return new MonitorJobConfig(
                Connection.from(properties),
                window(properties),
                duration(properties, "disorder", "10min"),
                duration(properties, "clock.skew", "1h"),
                MonitorJobStateBackend.named(properties.getOrDefault("state.backend", "heap")),
                duration(properties, "idleness", "30s"),
                duration(properties, "profile.wait", "1min"),
                duration(properties, "silence.grace", "10min"),
                SegmentFields.parse("segments", properties.getOrDefault("segments", "")),
                (int) number(properties, "segments.most", 20, 1),
                alarms(properties),
                duration(properties, "cooldown", "7d"),
                (int) number(properties, "baseline.weeks", 4, 0),
                (int) number(properties, "parallelism", 2, 1),
                (int) number(properties, "partitions", 12, 1),
                duration(properties, "checkpoint.interval", "10s"),
                Optional.ofNullable(properties.get("checkpoint.dir")),
                BundleSource.from(
                        properties.getOrDefault("models.fetch.from", ""), BundleSource.MAX_BYTES, BundleSource.TIMEOUT),
                QualityConfig.from(properties));
    }

    private static Duration window(Map<String, String> properties) {
        Duration window = duration(properties, "window", "7d");
        if (window.compareTo(SHORTEST_WINDOW) < 0) {
            throw new IllegalArgumentException("window is \"" + properties.get("window")
                    + "\", in which little can be told from chance; write at least 1s, or better 1h to 7d");
        }
        return window;
    }

    private static AlarmSettings alarms(Map<String, String> properties) {
        AlarmSettings usual = AlarmSettings.DEFAULT;
        return new AlarmSettings(
                number(properties, "false.alarms.per.month", usual.falseAlarmsPerMonth(), Double.MIN_VALUE),
                number(properties, "minimum.effect", usual.minimumEffect(), 0),
                (int) number(properties, "persistence", usual.persistence(), 1),
                (int) number(properties, "clear.after", usual.clearAfter(), 1),
                number(properties, "hysteresis", usual.hysteresis(), 0),
                (long) number(properties, "minimum.events", usual.minimumEvents(), 1));
    }

    private static Duration duration(Map<String, String> properties, String key, String usual) {
        String text = properties.getOrDefault(key, usual);
        try {
            return TimeUtils.parseDuration(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + " is \"" + text + "\"; write a duration such as 500ms, 10min, 12h or 7d", e);
        }
    }

    private static double number(Map<String, String> properties, String key, double usual, double least) {
        String text = properties.get(key);
        if (text == null) {
            return usual;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(notANumber(key, text, least), e);
        }
        throw new IllegalArgumentException(notANumber(key, text, least));
    }

    private static String notANumber(String key, String text, double least) {
        return key + " is \"" + text + "\"; write a number "
                + (least == Double.MIN_VALUE ? "above 0" : "from " + least);
    }
}
