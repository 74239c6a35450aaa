package io.tidemark.stack.settings;

import io.tidemark.console.ConsoleKeys;
import io.tidemark.console.ConsoleSettings;
import io.tidemark.drift.job.MonitorJobConfig;
import io.tidemark.drift.job.MonitorJobKeys;
import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.features.job.FeaturesJobKeys;
import io.tidemark.retraining.settings.RetrainingConfig;
import io.tidemark.retraining.settings.RetrainingKeys;
import io.tidemark.scoring.app.ScoringKeys;
import io.tidemark.scoring.app.ScoringSettings;
import io.tidemark.scoring.rollout.RolloutKeys;
import io.tidemark.scoring.rollout.RolloutSettings;
import io.tidemark.settings.Family;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.stack.flink.FlinkKeys;
import io.tidemark.webhooks.WebhookKeys;
import io.tidemark.webhooks.WebhookSettings;
import java.util.List;
import java.util.function.Function;

/**
 * What can be configured: a process, or a job inside of one.
 *
 * @param make what it makes of its settings at its start, which finds what is wrong between them
 */
public record Settable(Keys keys, Function<Settings, ?> make) {

    /** Kafka's own broker takes whatever Kafka's broker takes. */
    private static final Keys BROKER = Keys.of(
            "broker",
            "The local broker. It takes Kafka's own broker properties.",
            new Family("", "PROPERTY", "Kafka's own broker properties"));

    /** All of them, in the order of their start. To add one, name it here. */
    public static final List<Settable> ALL = List.of(
            new Settable(BROKER, settings -> settings),
            new Settable(FlinkKeys.ALL, settings -> settings),
            new Settable(FeaturesJobKeys.ALL, FeaturesJobConfig::of),
            new Settable(MonitorJobKeys.ALL, MonitorJobConfig::of),
            new Settable(ScoringKeys.ALL, ScoringSettings::of),
            new Settable(RolloutKeys.ALL, RolloutSettings::of),
            new Settable(RetrainingKeys.ALL, RetrainingConfig::of),
            new Settable(WebhookKeys.ALL, WebhookSettings::of),
            new Settable(ConsoleKeys.ALL, ConsoleSettings::of));

    /** The keys of all. */
    public static List<Keys> allKeys() {
        return ALL.stream().map(Settable::keys).toList();
    }

    public String name() {
        return keys.name();
    }
}
