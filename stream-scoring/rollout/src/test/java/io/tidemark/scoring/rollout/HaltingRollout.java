package io.tidemark.scoring.rollout;

import io.tidemark.start.ProcessMain;
import java.util.concurrent.atomic.AtomicInteger;

/** The rollout process, which dies when all of a transaction is sent and nothing of it committed. */
final class HaltingRollout {

    static final int HALTED = 9;

    private HaltingRollout() {}

    /** @param args the properties file, and how many transactions are committed before */
    public static void main(String[] args) {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[1]));
        ProcessMain.run(
                new RolloutPlan(() -> {
                    if (left.getAndDecrement() == 0) {
                        Runtime.getRuntime().halt(HALTED);
                    }
                }),
                args[0]);
    }
}
