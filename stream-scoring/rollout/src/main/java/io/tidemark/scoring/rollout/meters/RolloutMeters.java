package io.tidemark.scoring.rollout.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.log.registry.RegistryUnreachableException;
import io.tidemark.ops.Meters;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.Trial;
import io.tidemark.scoring.release.process.InForceRows;
import io.tidemark.scoring.rollout.trial.TrialDesk;
import io.tidemark.scoring.rollout.trial.TrialNews;
import io.tidemark.scoring.rollout.trial.TrialStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;

/** Counts what the rollout and its trials do. Thread-safe. */
public final class RolloutMeters implements CommitWitness, TrialNews {

    private static final String SEQUENCER = "sequencer";
    private static final String TRIALS = "trials";
    private final Meters meters;
    private final Runnable beforeCommit;
    private final InForceRows inForce;
    private final AtomicLong sequence = new AtomicLong();
    private Map<Trial, Long> trials = Map.of();

    /** @param beforeCommit run in each transaction when all is sent and nothing committed */
    public RolloutMeters(MeterRegistry registry, Runnable beforeCommit) {
        this.meters = new Meters(registry);
        this.beforeCommit = beforeCommit;
        this.inForce = new InForceRows(meters, RolloutMetrics.MODEL, RolloutMetrics.IN_FORCE_SINCE);
        meters.gauge(RolloutMetrics.SEQUENCE, sequence, AtomicLong::get);
        for (RolloutOutcome outcome : RolloutOutcome.values()) {
            meters.counter(RolloutMetrics.ANSWERS, outcome.name());
        }
    }

    @Override
    public void beforeCommit() {
        beforeCommit.run();
    }

    @Override
    public void opened(Optional<Control> now) {
        now.ifPresent(this::inForce);
    }

    @Override
    public void answered(RolloutEvent event, Optional<Control> now) {
        meters.counter(RolloutMetrics.ANSWERS, event.getOutcome().name()).increment();
        now.ifPresent(this::inForce);
    }

    @Override
    public void buried(String cause) {
        meters.counter(RolloutMetrics.DEAD_LETTERS, cause).increment();
    }

    /** The rollout stops and begins anew. */
    public void failed(Throwable failure, boolean shutOut) {
        failed(SEQUENCER, shutOut ? "shut_out" : cause(failure));
    }

    @Override
    public void failed(RuntimeException failure) {
        failed(TRIALS, cause(failure));
    }

    @Override
    public synchronized void stand(Map<Trial, Long> events) {
        if (!events.equals(trials)) {
            trials = Map.copyOf(events);
            Map<List<String>, Long> seen = new HashMap<>();
            Map<List<String>, Long> wanted = new HashMap<>();
            events.forEach((trial, count) -> {
                List<String> row =
                        List.of(trial.getKind().name(), trial.getModel().getVersion());
                seen.put(row, count);
                wanted.put(row, trial.getEvents());
            });
            meters.rows(RolloutMetrics.TRIAL_EVENTS, seen);
            meters.rows(RolloutMetrics.TRIAL_EVENTS_WANTED, wanted);
        }
    }

    /** The same desk, whose steps are counted. */
    public TrialDesk counted(TrialDesk desk) {
        return step -> {
            Optional<String> refusal = desk.ask(step);
            count(step, refusal.isEmpty());
            return refusal;
        };
    }

    private void count(TrialStep step, boolean taken) {
        meters.counter(RolloutMetrics.TRIAL_STEPS, step.action().name(), String.valueOf(taken))
                .increment();
    }

    private void inForce(Control control) {
        sequence.accumulateAndGet(control.getSequence(), Math::max);
        inForce.activated(control);
    }

    private void failed(String part, String cause) {
        meters.counter(RolloutMetrics.FAILURES, part, cause).increment();
    }

    private static String cause(Throwable failure) {
        if (failure instanceof RegistryUnreachableException) {
            return "registry";
        }
        return failure instanceof KafkaException ? "kafka" : "other";
    }
}
