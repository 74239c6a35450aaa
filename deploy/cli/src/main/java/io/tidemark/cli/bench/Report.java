package io.tidemark.cli.bench;

import java.util.List;

/**
 * What a run of a benchmark has found.
 *
 * @param machine what else went on meanwhile; null where the system does not tell
 */
record Report(List<Measured> results, Machine machine) {}
