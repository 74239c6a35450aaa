package io.tidemark.scoring.app;

import io.tidemark.ops.OpsServer;
import io.tidemark.scoring.app.process.ProcessExit;
import io.tidemark.settings.Layers;
import java.time.InstantSource;
import java.util.Locale;

/** The scoring process. */
public final class ScoringMain {

    private static final String PROCESS = "scoring";

    private ScoringMain() {}

    /**
     * Entry point. Ends in order on SIGTERM.
     *
     * @param args the properties file with the keys of {@link ScoringKeys}, and any {@code --set scoring.KEY=VALUE}
     */
    public static void main(String[] args) throws InterruptedException {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        try {
            run(Layers.of(ScoringKeys.ALL, System.getenv(), args)
                    .read(ScoringSettings::of, warning -> ProcessExit.warn(PROCESS, warning)));
        } catch (RuntimeException e) {
            System.exit(ProcessExit.explain(PROCESS, e));
        }
    }

    private static void run(ScoringSettings settings) throws InterruptedException {
        OpsServer ops = new OpsServer(PROCESS, settings.process().ops());
        ScoringApp app = ScoringApp.start(settings, InstantSource.system(), ops.registry());
        ops.readiness(app::reasonNotReady);
        ProcessExit.onStop(PROCESS, () -> {
            app.close();
            ops.close();
        });
        app.awaitEnd().ifPresent(why -> System.exit(ProcessExit.ended(PROCESS, why)));
    }
}
