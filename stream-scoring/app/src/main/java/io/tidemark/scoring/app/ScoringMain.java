package io.tidemark.scoring.app;

import io.tidemark.start.ProcessMain;

/** The scoring process. */
public final class ScoringMain {

    private ScoringMain() {}

    /**
     * Entry point. Ends in order on SIGTERM.
     *
     * @param args the properties file with the keys of {@link ScoringKeys}, and any {@code --set scoring.KEY=VALUE}
     */
    public static void main(String[] args) {
        ProcessMain.run(new ScoringPlan(), args);
    }
}
