package io.tidemark.scoring.rollout;

import io.tidemark.start.ProcessMain;

/** The rollout process: the one sequencer of activations. */
public final class RolloutMain {

    private RolloutMain() {}

    /**
     * Entry point. Ends in order on SIGTERM.
     *
     * @param args the properties file with the keys of {@link RolloutKeys}, and any {@code --set rollout.KEY=VALUE}
     */
    public static void main(String[] args) {
        ProcessMain.run(new RolloutPlan(() -> {}), args);
    }
}
