package io.tidemark.bench.measure;

import java.util.List;
import java.util.function.Consumer;

/** One benchmark. */
public interface Bench {

    /** The word for it on the command line. */
    String name();

    /** What is measured, in one line. */
    String description();

    /**
     * Measures both sides, one after the other and again.
     *
     * @param rounds how often; the median counts
     * @param progress hears what goes on
     */
    List<BenchResult> run(int rounds, Consumer<String> progress) throws Exception;
}
