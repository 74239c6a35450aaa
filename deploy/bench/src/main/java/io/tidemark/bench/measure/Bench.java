package io.tidemark.bench.measure;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One benchmark. */
public interface Bench {

    /** The word for it on the command line. */
    String name();

    /** What is measured, in one line. */
    String description();

    /** What it can be asked for beside rounds, by the names of {@link BenchOptions}. */
    default Set<String> takes() {
        return Set.of();
    }

    /**
     * Measures both sides, one after the other and again.
     *
     * @param options only those that it takes
     * @param progress hears what goes on
     */
    List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception;
}
