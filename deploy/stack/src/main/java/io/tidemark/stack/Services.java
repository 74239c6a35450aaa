package io.tidemark.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The project's own processes, in the order of their start. To add one, add it here and to {@link StackNames}. */
final class Services {

    private Services() {}

    static List<Service> of(StackOptions options) {
        return List.of(flink(options), scoring(options), rollout(options), retraining(options));
    }

    private static Service flink(StackOptions options) {
        Map<String, String> p = new HashMap<>(Choice.of(StackNames.FLINK, options));
        for (String job : List.of("features", "monitor")) {
            Choice.of(job, options).forEach((key, text) -> p.put(job + "." + key, text));
            options.of(job).forEach((key, text) -> p.put(job + "." + key, text));
        }
        return new Service(StackNames.FLINK, "io.tidemark.stack.flink.FlinkMain", 1280, false, p);
    }

    private static Service scoring(StackOptions options) {
        return new Service(
                StackNames.SCORING,
                "io.tidemark.scoring.app.ScoringMain",
                512,
                false,
                Choice.of(StackNames.SCORING, options));
    }

    private static Service rollout(StackOptions options) {
        return new Service(
                StackNames.ROLLOUT,
                "io.tidemark.scoring.rollout.RolloutMain",
                256,
                true,
                Choice.of(StackNames.ROLLOUT, options));
    }

    private static Service retraining(StackOptions options) {
        return new Service(
                StackNames.RETRAINING,
                "io.tidemark.retraining.RetrainingMain",
                256,
                true,
                Choice.of(StackNames.RETRAINING, options));
    }
}
