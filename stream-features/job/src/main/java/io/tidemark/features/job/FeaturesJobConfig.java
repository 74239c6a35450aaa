package io.tidemark.features.job;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.catalogue.InvalidCatalogueException;
import io.tidemark.flink.OwnChoices;
import io.tidemark.log.kafka.Connection;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.door.DoorKeys;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the features job is configured with, by the keys of {@link FeaturesJobKeys}.
 *
 * @param clockSkew how far ahead of the broker's clock an event time may be
 * @param bounds how large a transaction or label may be
 * @param partitions how many partitions the keyed topics have; sources run at most as many subtasks
 * @param flink what the job's own keys say of how Flink runs it; the rest is the cluster's to say
 */
public record FeaturesJobConfig(
        Connection connection,
        Catalogue catalogue,
        Time time,
        Duration clockSkew,
        RecordBounds bounds,
        int partitions,
        OwnChoices flink) {

    /**
     * When it is answered.
     *
     * @param labels whether any will ever come
     * @param disorder ordered mode: how far an event may stand behind the newest event of its partition
     * @param silence ordered mode: when no partition of any input has grown for this long, what is buffered is released
     * @param labelHorizon how long after a transaction labels are expected
     * @param alignmentDrift ordered mode: how far one partition may run ahead of the slowest in event time; zero for no
     *     bound
     * @param alignmentInterval how often that is looked at
     */
    public record Time(
            TimeMode mode,
            boolean labels,
            Duration disorder,
            Duration silence,
            Duration labelHorizon,
            Duration alignmentDrift,
            Duration alignmentInterval) {}

    /** @throws io.tidemark.settings.SettingsException with everything that is wrong, in the catalogue as well */
    public static FeaturesJobConfig from(Map<String, String> properties) {
        return Settings.read(FeaturesJobKeys.ALL, properties, FeaturesJobConfig::of);
    }

    /** As it is set. */
    public static FeaturesJobConfig of(Settings settings) {
        Supplier<Connection> connection = settings.part(() -> Connection.of(settings));
        Supplier<Catalogue> catalogue = settings.part(() -> catalogue(settings.get(FeaturesJobKeys.CATALOGUE)));
        return new FeaturesJobConfig(
                connection.get(),
                catalogue.get(),
                time(settings),
                settings.get(DoorKeys.CLOCK_SKEW),
                DoorKeys.bounds(settings),
                settings.get(FeaturesJobKeys.PARTITIONS),
                OwnChoices.of(settings));
    }

    private static Catalogue catalogue(String nameOrPath) {
        try {
            return CatalogueReader.resolve(nameOrPath);
        } catch (InvalidCatalogueException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Time time(Settings settings) {
        return new Time(
                settings.get(FeaturesJobKeys.TIME_MODE),
                settings.get(FeaturesJobKeys.LABELS),
                settings.get(FeaturesJobKeys.DISORDER),
                settings.get(FeaturesJobKeys.SILENCE),
                settings.get(FeaturesJobKeys.LABEL_HORIZON),
                settings.get(FeaturesJobKeys.ALIGNMENT_DRIFT),
                settings.get(FeaturesJobKeys.ALIGNMENT_INTERVAL));
    }

    boolean ordered() {
        return time.mode() == TimeMode.ORDERED;
    }
}
