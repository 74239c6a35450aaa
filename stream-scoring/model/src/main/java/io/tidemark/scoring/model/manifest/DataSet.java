package io.tidemark.scoring.model.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The rows that a model was trained on and, behind them, those that it was compared and calibrated on; enough to read
 * them again from the log. Which catalogue's vectors, and how long labels were waited for, the manifest says elsewhere.
 *
 * @param sha256 of the file that holds them, lower-case hex
 * @param rows in the file
 * @param frauds of these
 * @param range how far behind the matured moment rows were taken
 * @param log what was read of {@code scores} and {@code labels}
 * @param sampling how genuine transactions were sampled; empty if all were kept
 */
public record DataSet(
        String sha256, long rows, long frauds, Duration range, List<LogRange> log, Optional<Sampling> sampling) {

    public DataSet {
        log = List.copyOf(log);
    }

    /** Of which nothing was left out to save room. */
    public DataSet(String sha256, long rows, long frauds, Duration range, List<LogRange> log) {
        this(sha256, rows, frauds, range, log, Optional.empty());
    }
}
