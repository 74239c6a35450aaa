package io.tidemark.features.engine;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;

/** An engine and an oracle of one entity, told the same, that have to say the same. */
interface Comparison {

    void travel(Travel travel);

    void label(Label label);

    /** @param asked whether the values are compared, which the oracle takes its time for */
    void transaction(Transaction transaction, boolean asked);
}
