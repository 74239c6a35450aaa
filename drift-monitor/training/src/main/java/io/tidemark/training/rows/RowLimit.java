package io.tidemark.training.rows;

import io.tidemark.scoring.model.manifest.DataSet;

/**
 * How many rows a training holds at most; what is beyond, of genuine transactions, is sampled.
 *
 * @param most rows
 * @param seed of the sample
 */
public record RowLimit(int most, long seed) {

    /** As many as an array holds. */
    static final RowLimit NONE = new RowLimit(Integer.MAX_VALUE, 0);

    /** The one under which a data set came about. */
    public static RowLimit of(DataSet set) {
        return set.sampling()
                .map(sampling -> new RowLimit(sampling.most(), sampling.seed()))
                .orElse(NONE);
    }

    Lots lots() {
        return new Lots(seed);
    }

    /**
     * @throws IllegalArgumentException in one sentence if so many frauds leave genuine transactions less than half of
     * the room
     */
    void requireRoom(int frauds) {
        if (frauds > most / 2) {
            throw new IllegalArgumentException(
                    "the log holds more than %,d frauds, which all stay, where training.rows is %,d: fewer than half would be genuine; allow more by training.rows and training.heap, or less data by training.range"
                            .formatted(most / 2, most));
        }
    }
}
