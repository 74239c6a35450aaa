package io.tidemark.drift.job;

import io.tidemark.drift.job.quality.QualityConfig;
import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import io.tidemark.flink.OwnChoices;
import io.tidemark.log.kafka.Connection;
import io.tidemark.schemas.door.DoorKeys;
import io.tidemark.schemas.segments.SegmentField;
import io.tidemark.schemas.segments.SegmentFields;
import io.tidemark.scoring.model.ModelKeys;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the monitor is configured with, by the keys of {@link MonitorJobKeys}.
 *
 * @param bundleSource where bundles may lie that are too large for the log
 * @param partitions of {@code scores}; sources run at most as many subtasks
 * @param flink what the job's own keys say of how Flink runs it; the rest is the cluster's to say
 */
public record MonitorJobConfig(
        Connection connection,
        Time time,
        Segments segments,
        Drift drift,
        QualityConfig quality,
        BundleSource bundleSource,
        int partitions,
        OwnChoices flink) {

    /**
     * When things are looked at.
     *
     * @param window event time per drift report
     * @param disorder how far a score may stand behind the newest of its partition
     * @param clockSkew how far ahead of the log an event time may be, or that of a label or an alarm
     * @param idleness after how long without records a partition no longer holds back the others
     * @param profileWait how long scores wait for the reference profile of their model
     * @param silenceGrace when no score at all has come for the length of a window and this, by the clock on the wall,
     *     the window is closed and silence reported
     */
    public record Time(
            Duration window,
            Duration disorder,
            Duration clockSkew,
            Duration idleness,
            Duration profileWait,
            Duration silenceGrace) {}

    /**
     * Parts of the traffic that are watched too.
     *
     * @param fields by which traffic is cut
     * @param most how many values of each are watched in a window, the most frequent; the rest is pooled
     */
    public record Segments(List<SegmentField> fields, int most) {}

    /**
     * What raises an alarm.
     *
     * @param cooldown event time between two requests for retraining while an alarm lasts
     * @param baselineWeeks with the same hours of so many earlier weeks a window is compared; 0 never
     */
    public record Drift(AlarmSettings alarms, Duration cooldown, int baselineWeeks) {}

    /** @throws io.tidemark.settings.SettingsException with everything that is wrong */
    public static MonitorJobConfig from(Map<String, String> properties) {
        return Settings.read(MonitorJobKeys.ALL, properties, MonitorJobConfig::of);
    }

    /** As it is set. */
    public static MonitorJobConfig of(Settings settings) {
        Supplier<Connection> connection = settings.part(() -> Connection.of(settings));
        Supplier<Segments> segments = settings.part(() -> new Segments(
                SegmentFields.parse(MonitorJobKeys.SEGMENTS.name(), settings.get(MonitorJobKeys.SEGMENTS)),
                settings.get(MonitorJobKeys.SEGMENTS_MOST)));
        Supplier<QualityConfig> quality = settings.part(() -> QualityConfig.of(settings));
        Supplier<BundleSource> source = settings.part(() -> ModelKeys.source(settings));
        return new MonitorJobConfig(
                connection.get(),
                time(settings),
                segments.get(),
                drift(settings),
                quality.get(),
                source.get(),
                settings.get(MonitorJobKeys.PARTITIONS),
                OwnChoices.of(settings));
    }

    private static Time time(Settings settings) {
        return new Time(
                settings.get(MonitorJobKeys.WINDOW),
                settings.get(MonitorJobKeys.DISORDER),
                settings.get(DoorKeys.CLOCK_SKEW),
                settings.get(MonitorJobKeys.IDLENESS),
                settings.get(MonitorJobKeys.PROFILE_WAIT),
                settings.get(MonitorJobKeys.SILENCE_GRACE));
    }

    private static Drift drift(Settings settings) {
        return new Drift(
                new AlarmSettings(
                        settings.get(MonitorJobKeys.FALSE_ALARMS),
                        settings.get(MonitorJobKeys.MINIMUM_EFFECT),
                        settings.get(MonitorJobKeys.PERSISTENCE),
                        settings.get(MonitorJobKeys.CLEAR_AFTER),
                        settings.get(MonitorJobKeys.HYSTERESIS),
                        settings.get(MonitorJobKeys.MINIMUM_EVENTS)),
                settings.get(MonitorJobKeys.COOLDOWN),
                settings.get(MonitorJobKeys.BASELINE_WEEKS));
    }
}
