package io.tidemark.stack;

import io.tidemark.webhooks.WebhookKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The project's own processes, in the order of their start; webhooks only where there is somebody to tell,
 * the console only where it has a port. To add one,
 * add it here and to {@link StackNames}.
 */
final class Services {

    private Services() {}

    static List<Service> of(StackOptions options) {
        List<Service> services =
                new ArrayList<>(List.of(flink(options), scoring(options), rollout(options), retraining(options)));
        if (WebhookKeys.namesEndpoints(options.of(StackNames.WEBHOOKS))) {
            services.add(webhooks(options));
        }
        if (options.ports().hasConsole()) {
            services.add(console(options));
        }
        return services;
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

    private static Service webhooks(StackOptions options) {
        return new Service(
                StackNames.WEBHOOKS,
                "io.tidemark.webhooks.WebhooksMain",
                256,
                true,
                Choice.of(StackNames.WEBHOOKS, options));
    }

    private static Service console(StackOptions options) {
        return new Service(
                StackNames.CONSOLE,
                "io.tidemark.console.ConsoleMain",
                256,
                true,
                Choice.of(StackNames.CONSOLE, options));
    }
}
