package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.TransactionTimeout;
import io.tidemark.scoring.model.ModelKeys;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.trial.TrialRules;
import io.tidemark.scoring.release.process.EngineKey;
import io.tidemark.scoring.rollout.step.TrialTerms;
import io.tidemark.settings.Settings;
import io.tidemark.start.Operations;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the rollout process is started with, by the keys of {@link RolloutKeys}.
 *
 * @param catalogueHash only models of that catalogue may be activated; empty: any
 * @param memberWait how long an activation waits at most for the instances that live
 */
public record RolloutSettings(
        Connection connection,
        Operations operations,
        Models models,
        Optional<String> catalogueHash,
        Duration memberWait,
        TrialTerms trials,
        TrialRules rules) {

    /**
     * Which models are let in.
     *
     * @param engine that has to take them
     * @param source where bundles may lie that are too large for the log
     */
    public record Models(ScoringEngineFactory engine, SignaturePolicy signatures, BundleSource source) {}

    /** @throws io.tidemark.settings.SettingsException with everything that is wrong */
    public static RolloutSettings from(Map<String, String> properties) {
        return Settings.read(RolloutKeys.ALL, properties, RolloutSettings::of);
    }

    /** As it is set. */
    public static RolloutSettings of(Settings settings) {
        Supplier<Connection> connection = settings.part(() -> Connection.of(settings));
        Supplier<Models> models = settings.part(() ->
                new Models(EngineKey.engine(settings), ModelKeys.signatures(settings), ModelKeys.source(settings)));
        return new RolloutSettings(
                TransactionTimeout.put(settings.get(RolloutKeys.TRANSACTION_TIMEOUT), connection.get()),
                Operations.of(settings),
                models.get(),
                settings.find(RolloutKeys.CATALOGUE_HASH),
                settings.get(RolloutKeys.ACKNOWLEDGEMENTS_WAIT),
                new TrialTerms(
                        settings.get(RolloutKeys.SHADOW_EVENTS),
                        settings.get(RolloutKeys.WATCH_EVENTS),
                        settings.get(RolloutKeys.NEEDS_APPROVAL)),
                new TrialRules(
                        settings.get(RolloutKeys.MOST_MISSING),
                        settings.get(RolloutKeys.MOST_ALERTS),
                        settings.get(RolloutKeys.LEAST_ALERTS),
                        settings.get(RolloutKeys.ERROR_RATE)));
    }
}
