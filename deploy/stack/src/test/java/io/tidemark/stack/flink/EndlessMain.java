package io.tidemark.stack.flink;

import io.tidemark.start.ProcessMain;
import java.util.List;

/** The process {@code flink} with a job that needs no server, for {@link EndedJobIT}. */
final class EndlessMain {

    private EndlessMain() {}

    public static void main(String[] args) {
        ProcessMain.run(new FlinkPlan(List.of(EndlessJob.DEFINITION)), args);
    }
}
