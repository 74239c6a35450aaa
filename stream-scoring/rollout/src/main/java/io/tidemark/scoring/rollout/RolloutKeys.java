package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.log.kafka.TransactionTimeout;
import io.tidemark.scoring.model.ModelKeys;
import io.tidemark.scoring.model.trial.TrialRules;
import io.tidemark.scoring.release.process.EngineKey;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import io.tidemark.start.OperationsKeys;
import java.time.Duration;

/** The settings of the rollout process. */
public final class RolloutKeys {

    public static final Key<String> CATALOGUE_HASH = Key.of(
                    "catalogue.hash",
                    Kinds.TEXT,
                    "only models that were trained with the catalogue of this hash may be activated")
            .usuallyAs("any");
    static final Key<Duration> ACKNOWLEDGEMENTS_WAIT = Key.of(
                    "acknowledgements.wait",
                    Kinds.DURATION,
                    "how long an activation waits at most for the instances that live to have the model")
            .usually(Duration.ofSeconds(10));
    static final Key<Duration> TRANSACTION_TIMEOUT = TransactionTimeout.key(
            RolloutLog.TRANSACTION_TIMEOUT, "to write one control into every partition of `features` must fit in");

    public static final Key<Integer> SHADOW_EVENTS = Key.of(
                    "trial.shadow.events",
                    Kinds.WHOLE,
                    "events that a retrained model scores as a shadow before it follows the champion; 0 lets it follow"
                            + " at once")
            .usually(0)
            .atLeast(0);
    public static final Key<Integer> WATCH_EVENTS = Key.of(
                    "trial.watch.events",
                    Kinds.WHOLE,
                    "events that the champion before goes on scoring after any promotion, to come back if it must; 0"
                            + " lets it go")
            .usually(0)
            .atLeast(0);
    static final Key<Boolean> NEEDS_APPROVAL = Key.of(
                    "trial.needs.approval", Kinds.YES_NO, "whether a person promotes what has passed as a shadow")
            .usually(false);
    static final Key<Double> MOST_MISSING = share(
            "trial.most.missing",
            "share of the events that a model may leave without a score",
            TrialRules.USUAL.mostMissing());
    static final Key<Double> MOST_ALERTS =
            share("trial.most.alerts", "share of the events that may be alerts", TrialRules.USUAL.mostAlerts());
    static final Key<Double> LEAST_ALERTS = share(
            "trial.least.alerts",
            "share of the other model's alerts that there must be",
            TrialRules.USUAL.leastAlerts());
    static final Key<Double> ERROR_RATE = share(
            "trial.error.rate",
            "probability with which a model within these bounds is taken back",
            TrialRules.USUAL.errorRate());

    /** All of them. */
    public static final Keys ALL = Keys.of(
            "rollout",
            "The one sequencer of activations: `rollout-requests` in, controls in `features` and `deployments` out.",
            ConnectionKeys.ALL,
            OperationsKeys.ALL,
            Keys.of(
                    "activations",
                    "What may be activated.",
                    CATALOGUE_HASH,
                    ACKNOWLEDGEMENTS_WAIT,
                    TRANSACTION_TIMEOUT,
                    EngineKey.ENGINE),
            ModelKeys.SIGNATURES,
            ModelKeys.FETCH,
            Keys.of(
                    "trials",
                    "How models prove themselves on live traffic.",
                    SHADOW_EVENTS,
                    WATCH_EVENTS,
                    NEEDS_APPROVAL,
                    MOST_MISSING,
                    MOST_ALERTS,
                    LEAST_ALERTS,
                    ERROR_RATE));

    private RolloutKeys() {}

    private static Key<Double> share(String name, String says, double usual) {
        return Key.of(name, Kinds.SHARE, says).usually(usual).moreThan(0.0).lessThan(1.0);
    }
}
