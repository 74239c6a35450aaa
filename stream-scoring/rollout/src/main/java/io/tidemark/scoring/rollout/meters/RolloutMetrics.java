package io.tidemark.scoring.rollout.meters;

import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metric;
import io.tidemark.metrics.Metrics;
import java.util.List;

/** The metrics of the rollout. */
public final class RolloutMetrics {

    private static final String ROLLOUT = "tidemark.rollout.";
    private static final Label VERSION = new Label("version", "of the model", 30);
    private static final Label KIND = new Label("kind", "SHADOWING, ON_WATCH", 4);

    static final Metric ANSWERS = Metric.counter(
                    ROLLOUT + "answers",
                    "requests and candidates that were answered, when that was committed",
                    "Who promotes, and what is refused?")
            .by(new Label("outcome", "ACTIVATED, REFUSED, CANDIDATE_KEPT_BACK, PLANNED, NOTED", 8));
    static final Metric DEAD_LETTERS = Metric.counter(
                    ROLLOUT + "dead.letters",
                    "requests and candidates that could not be read",
                    "What is buried, and why?")
            .by(new Label("cause", "a stable code", 60));
    static final Metric MODEL = Metric.gauge(
                    ROLLOUT + "model",
                    "1 for each model in force by the newest activation",
                    "Which model was put in force?")
            .by(new Label("role", "champion, challenger, shadow", 3), VERSION);
    static final Metric IN_FORCE_SINCE = Metric.gauge(
                    ROLLOUT + "in.force.since",
                    "when the newest activation was issued",
                    "Since when is this model in force?")
            .in("timestamp_seconds");
    static final Metric SEQUENCE = Metric.gauge(
            ROLLOUT + "control.sequence",
            "sequence number of the newest activation",
            "Beside `tidemark_scoring_control_sequence`: have all instances followed?");
    static final Metric TRIAL_EVENTS = Metric.gauge(
                    ROLLOUT + "trial.events", "transactions that a trial under way has seen", "How far is the trial?")
            .by(KIND, VERSION);
    static final Metric TRIAL_EVENTS_WANTED = Metric.gauge(
                    ROLLOUT + "trial.events.wanted",
                    "transactions after which a trial under way is over",
                    "How far is the trial?")
            .by(KIND, VERSION);
    static final Metric TRIAL_STEPS = Metric.counter(
                    ROLLOUT + "trial.steps",
                    "what trials came to and asked for",
                    "Was a model promoted or taken back by its trial?")
            .by(
                    new Label("step", "PROMOTE, ROLLBACK, WITHDRAW, NOTE", 8),
                    new Label("taken", "true, or false if it was refused", 2));
    static final Metric FAILURES = Metric.counter(
                    ROLLOUT + "failures",
                    "times that the rollout or its trials began anew after a failure",
                    "Does the rollout stumble?")
            .by(new Label("part", "sequencer, trials", 2), new Label("cause", "registry, kafka, shut_out, other", 4));

    /** All of them. */
    public static final Metrics ALL = new Metrics(
            "rollout",
            "",
            List.of(
                    ANSWERS,
                    DEAD_LETTERS,
                    MODEL,
                    IN_FORCE_SINCE,
                    SEQUENCE,
                    TRIAL_EVENTS,
                    TRIAL_EVENTS_WANTED,
                    TRIAL_STEPS,
                    FAILURES));

    private RolloutMetrics() {}
}
