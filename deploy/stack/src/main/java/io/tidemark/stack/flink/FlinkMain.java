package io.tidemark.stack.flink;

import io.tidemark.start.ProcessMain;

/** The process {@code flink}: ends with exit code 1 when a job has ended for good, since neither may. */
public final class FlinkMain {

    private FlinkMain() {}

    /**
     * Entry point.
     *
     * @param args the properties file, see {@link FlinkKeys}
     */
    public static void main(String[] args) {
        ProcessMain.run(new FlinkPlan(Jobs.ALL), args);
    }
}
