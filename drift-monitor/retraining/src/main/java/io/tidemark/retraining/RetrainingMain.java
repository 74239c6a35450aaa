package io.tidemark.retraining;

import io.tidemark.retraining.settings.RetrainingKeys;
import io.tidemark.start.ProcessMain;
import java.time.Clock;

/** The retraining process. */
public final class RetrainingMain {

    private RetrainingMain() {}

    /**
     * Entry point. Ends in order on SIGTERM.
     *
     * @param args the properties file with the keys of {@link RetrainingKeys}, and any
     *     {@code --set retraining.KEY=VALUE}
     */
    public static void main(String[] args) {
        ProcessMain.run(new RetrainingPlan(Clock.systemUTC()), args);
    }
}
