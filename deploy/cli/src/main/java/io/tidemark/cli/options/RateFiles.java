package io.tidemark.cli.options;

import io.tidemark.features.rates.GrowingRates;
import io.tidemark.features.rates.RateTables;
import io.tidemark.features.rates.RatesReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** Tables of rates for a file's transactions. Mixed into each command that computes features of files. */
public final class RateFiles {

    @Option(
            names = "--rates",
            paramLabel = "F",
            description = "of a file's transactions: YAML as for 'rates put'; one file for each currency that is"
                    + " converted to")
    private List<Path> paths = List.of();

    /** Whether any is given. */
    public boolean given() {
        return !paths.isEmpty();
    }

    /**
     * All their tables.
     *
     * @throws io.tidemark.features.rates.InvalidRatesException with all that is wrong in a file
     */
    public RateTables tables(Instant now) {
        GrowingRates all = new GrowingRates();
        for (Path path : paths) {
            RatesReader.read(path, all.tables(), now).forEach(all::add);
        }
        return all.tables();
    }
}
