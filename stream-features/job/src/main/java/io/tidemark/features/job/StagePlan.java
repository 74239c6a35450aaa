package io.tidemark.features.job;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.schemas.topics.Topics;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What every stage is built from.
 *
 * @param ordered true: stages answer in the order of event time, up to the watermark; false: on arrival
 * @param transactionsTopic full name, for dead letters
 */
record StagePlan(Catalogue catalogue, boolean ordered, String transactionsTopic, WireFormats formats, StageProbe probe)
        implements Serializable {

    /** Duplicates are looked for at least this long, also if no window reaches as far. */
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

    static StagePlan of(FeaturesJobConfig config, WireFormats formats, StageProbe probe) {
        return new StagePlan(
                config.catalogue(), config.ordered(), config.connection().topic(Topics.TRANSACTIONS), formats, probe);
    }

    /** True for the entity whose stage numbers and deduplicates. */
    boolean isFirst(String entity) {
        return catalogue.entities().get(0).equals(entity);
    }

    /** How long, in event time, a transaction's id is remembered: as long as the first entity's state reaches back. */
    Duration duplicateRetention() {
        Duration reach = new EntityEngine(catalogue, catalogue.entities().get(0)).retention();
        return reach.compareTo(SHORTEST_RETENTION) > 0 ? reach : SHORTEST_RETENTION;
    }

    /** The key under which an event leaves for the entity behind this one; from the last entity it goes to its customer. */
    String keyAfter(int entityIndex, TransactionEvent event, WireFormats.Open wire) {
        List<String> entities = catalogue.entities();
        return entityIndex + 1 < entities.size()
                ? Address.of(entities.get(entityIndex + 1), event.transaction(wire))
                : event.customer();
    }
}
