package io.tidemark.features.job;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.schemas.kafka.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the features job is configured with.
 *
 * @param catalogue key {@code catalogue}: a shipped name or a path, default {@code handbook}
 * @param timeMode key {@code time.mode}: {@code eager} (default) answers on arrival, {@code ordered} in event time
 * @param labels key {@code labels}: {@code present} (default), or {@code absent} if none will ever come; in ordered
 *     mode transactions wait for labels unless these are absent
 * @param disorder key {@code disorder}, ordered mode: how far an event may stand behind the newest event of its
 *     partition; default none
 * @param silence key {@code silence}, ordered mode: when no partition of any input has grown for this long, what is
 *     buffered is released; default 5s
 * @param clockSkew key {@code clock.skew}: how far ahead of the broker's clock an event time may be; default 1h
 * @param bounds keys {@code record.bytes.most}, {@code record.text.most}, {@code record.attributes.most}: how large a
 *     transaction or label may be; default 262144 bytes with its key, 16384 characters a text, 1000 attributes
 * @param labelHorizon key {@code label.horizon}: how long after a transaction labels are expected; default 180d
 * @param stateBackend key {@code state.backend}: {@code heap} (default) or {@code rocksdb}, for more state than memory
 * @param parallelism key {@code parallelism}, default 2
 * @param partitions key {@code partitions}: how many partitions the keyed topics have; sources run at most as many
 *     subtasks, default 12
 * @param bufferTimeout key {@code buffer.timeout}: how long a half-filled network buffer waits; default 2ms
 * @param checkpointInterval key {@code checkpoint.interval}, default 10s
 * @param checkpointDir key {@code checkpoint.dir}: a URI; without it Flink's own configuration says where
 * @param alignmentDrift key {@code alignment.drift}, ordered mode: how far one partition may run ahead of the
 *     slowest in event time, which bounds what is buffered; default 1d, 0 for no bound
 * @param alignmentInterval key {@code alignment.interval}: how often that is looked at; default 20ms
 */
public record FeaturesJobConfig(
        Connection connection,
        Catalogue catalogue,
        TimeMode timeMode,
        boolean labels,
        Duration disorder,
        Duration silence,
        Duration clockSkew,
        RecordBounds bounds,
        Duration labelHorizon,
        FeaturesJobStateBackend stateBackend,
        int parallelism,
        int partitions,
        Duration bufferTimeout,
        Duration checkpointInterval,
        Optional<String> checkpointDir,
        Duration alignmentDrift,
        Duration alignmentInterval) {

    /**
     * Reads the keys above and those of {@link Connection#from}; other keys are left to others.
     *
     * @throws IllegalArgumentException in one sentence if a value is not understood
     * @throws io.tidemark.features.catalogue.InvalidCatalogueException if the catalogue is not valid
     */
    public static FeaturesJobConfig from(Map<String, String> properties) {
        Settings settings = new Settings(properties);
        return new FeaturesJobConfig(
                Connection.from(properties),
                CatalogueReader.resolve(settings.text("catalogue", "handbook")),
                settings.choice("time.mode", "eager", Map.of("eager", TimeMode.EAGER, "ordered", TimeMode.ORDERED)),
                settings.choice("labels", "present", Map.of("present", true, "absent", false)),
                settings.duration("disorder", "0s"),
                settings.duration("silence", "5s"),
                settings.duration("clock.skew", "1h"),
                new RecordBounds(
                        settings.positive(RecordBounds.BYTES_KEY, RecordBounds.USUAL.bytes()),
                        settings.positive(RecordBounds.TEXT_KEY, RecordBounds.USUAL.textChars()),
                        settings.positive(RecordBounds.ATTRIBUTES_KEY, RecordBounds.USUAL.attributes())),
                settings.duration("label.horizon", "180d"),
                settings.choice("state.backend", "heap", FeaturesJobStateBackend.BY_WORD),
                settings.positive("parallelism", 2),
                settings.positive("partitions", 12),
                settings.duration("buffer.timeout", "2ms"),
                settings.duration("checkpoint.interval", "10s"),
                settings.optional("checkpoint.dir"),
                settings.duration("alignment.drift", "1d"),
                settings.duration("alignment.interval", "20ms"));
    }

    boolean ordered() {
        return timeMode == TimeMode.ORDERED;
    }
}
