package io.tidemark.training.offline;

import io.tidemark.features.rates.RateTables;
import java.nio.file.Path;
import java.util.List;

/**
 * What is read beside the transactions, for features that ask for it.
 *
 * @param outcomes files of what happened to the transactions
 * @param rates by which amounts are told in other currencies
 */
public record FilesBeside(List<Path> outcomes, RateTables rates) {

    /** Nothing. */
    public static final FilesBeside NONE = new FilesBeside(List.of(), RateTables.NONE);

    public FilesBeside {
        outcomes = List.copyOf(outcomes);
    }
}
