package io.tidemark.log.registry;

import java.util.concurrent.atomic.LongAdder;

/**
 * Questions to the registry that failed. Of the whole process and not of one client: where a failure ends the task that
 * asked, as in Flink, its client goes with it, and so would what it had counted.
 */
public final class RegistryFailures {

    private static final LongAdder SEEN = new LongAdder();

    private RegistryFailures() {}

    static void count() {
        SEEN.increment();
    }

    /** Since the process began, or loaded this class again. */
    public static long seen() {
        return SEEN.sum();
    }
}
