package io.tidemark.features.job.stage;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.state.StateTypes;
import java.io.Serializable;
import java.time.Duration;

/**
 * What every stage is built from.
 *
 * @param ordered true: stages answer in the order of event time, up to the watermark; false: on arrival
 * @param labelHorizon how long after a transaction labels are expected, and its id is known
 * @param transactionsTopic full name, for dead letters
 * @param labelsTopic likewise
 * @param outcomesTopic likewise
 */
public record StagePlan(
        Catalogue catalogue,
        boolean ordered,
        Duration labelHorizon,
        String transactionsTopic,
        String labelsTopic,
        String outcomesTopic,
        WireFormats formats,
        StateTypes types,
        StageProbe probe)
        implements Serializable {

    /** How many stages hold keys: numbering if it is by customer, identity, and one for each entity. */
    int stages() {
        return catalogue.stages().size() + (ordered ? 2 : 1);
    }
}
