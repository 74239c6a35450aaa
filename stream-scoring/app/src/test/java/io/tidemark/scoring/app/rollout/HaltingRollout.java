package io.tidemark.scoring.app.rollout;

import io.tidemark.scoring.app.process.ProcessProperties;

/** The rollout process, which dies when all of its first transaction is sent and nothing committed. */
final class HaltingRollout {

    static final int HALTED = 9;

    private HaltingRollout() {}

    public static void main(String[] args) throws InterruptedException {
        RolloutMain.run(ProcessProperties.read(args), () -> Runtime.getRuntime().halt(HALTED));
    }
}
