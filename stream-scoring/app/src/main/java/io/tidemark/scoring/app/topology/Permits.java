package io.tidemark.scoring.app.topology;

import java.util.function.BooleanSupplier;

/**
 * What a task asks of the process around it. No decision hangs on the answers.
 *
 * @param begin run before each task begins; throws if this application may not decide
 * @param commit asked after each record, and again while one is not committed: whether to commit now
 */
public record Permits(Runnable begin, BooleanSupplier commit) {

    /** Every task may begin, and commits when its interval has passed. */
    public static final Permits USUAL = new Permits(() -> {}, () -> false);
}
