package io.tidemark.features.job.rates;

import io.tidemark.features.rates.RateTables;
import java.io.Serializable;

/** Where tables of rates come from; travels to the operators, which open it where they run. */
public sealed interface RateSource extends Serializable permits RatesOfTheLog, RateSource.Standing {

    /** Whoever knows the tables. */
    Rates open();

    /** Tables that stand from the beginning. */
    record Standing(RateTables tables) implements RateSource {

        @Override
        public Rates open() {
            return new Rates() {
                @Override
                public RateTables tables() {
                    return tables;
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }
    }
}
