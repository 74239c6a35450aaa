package io.tidemark.features.job;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.topics.Topics;
import java.io.Serializable;
import java.time.Duration;

/**
 * What every stage is built from.
 *
 * @param ordered true: stages answer in the order of event time, up to the watermark; false: on arrival
 * @param labelHorizon how long after a transaction labels are expected, and its id is known
 * @param transactionsTopic full name, for dead letters
 * @param labelsTopic likewise
 */
record StagePlan(
        Catalogue catalogue,
        boolean ordered,
        Duration labelHorizon,
        String transactionsTopic,
        String labelsTopic,
        WireFormats formats,
        StageProbe probe)
        implements Serializable {

    static StagePlan of(FeaturesJobConfig config, WireFormats formats, StageProbe probe) {
        return new StagePlan(
                config.catalogue(),
                config.ordered(),
                config.time().labelHorizon(),
                config.connection().topic(Topics.TRANSACTIONS),
                config.connection().topic(Topics.LABELS),
                formats,
                probe);
    }
}
