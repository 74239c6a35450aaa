package io.tidemark.features.job;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.topics.Topics;
import java.io.Serializable;

/**
 * What every stage is built from.
 *
 * @param ordered true: stages answer in the order of event time, up to the watermark; false: on arrival
 * @param transactionsTopic full name, for dead letters
 */
record StagePlan(Catalogue catalogue, boolean ordered, String transactionsTopic, WireFormats formats, StageProbe probe)
        implements Serializable {

    static StagePlan of(FeaturesJobConfig config, WireFormats formats, StageProbe probe) {
        return new StagePlan(
                config.catalogue(), config.ordered(), config.connection().topic(Topics.TRANSACTIONS), formats, probe);
    }
}
