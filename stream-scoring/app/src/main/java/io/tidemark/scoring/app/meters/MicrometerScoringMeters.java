package io.tidemark.scoring.app.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.tidemark.metrics.Metric;
import io.tidemark.ops.Meters;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.UnansweredCondition;
import io.tidemark.scoring.app.decision.ScoringMeters;
import io.tidemark.scoring.release.process.InForceRows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The topology's counts in Micrometer. Thread-safe. */
public final class MicrometerScoringMeters implements ScoringMeters {

    private final Meters meters;
    private final InstantSource clock;
    private final Map<Decision, Counter> scored = new EnumMap<>(Decision.class);
    private final Map<List<Object>, Counter> counters = new ConcurrentHashMap<>();
    private final Counter alerts;
    private final Counter released;
    private final Timer latency;
    private final Timer freshness;
    private final AtomicLong sequence = new AtomicLong();
    private final InForceRows inForce;
    private String policy = "";

    /** @param clock says when a decision is counted, for its freshness */
    public MicrometerScoringMeters(Meters meters, InForceRows inForce, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        this.inForce = inForce;
        for (Decision decision : Decision.values()) {
            scored.put(decision, meters.counter(ScoringMetrics.SCORED, decision.name()));
        }
        alerts = meters.counter(ScoringMetrics.ALERTS);
        released = meters.counter(ScoringMetrics.RELEASED);
        latency = meters.times(ScoringMetrics.LATENCY);
        freshness = meters.times(ScoringMetrics.FRESHNESS);
        meters.gauge(ScoringMetrics.SEQUENCE, sequence, AtomicLong::get);
        List.of(
                        ScoringMetrics.DUPLICATES,
                        ScoringMetrics.ACTIVATIONS,
                        ScoringMetrics.CONTROLS_IGNORED,
                        ScoringMetrics.POLICIES_REFUSED,
                        ScoringMetrics.SUPERSEDED,
                        ScoringMetrics.UNDECIDED)
                .forEach(this::counter);
    }

    /**
     * Says what was in force before the start, so that an instance that starts does not seem to be behind the others.
     */
    void beganWith(Control control) {
        sequence.accumulateAndGet(control.getSequence(), Math::max);
        inForce.activated(control);
    }

    @Override
    public void scored(Score score) {
        scored.get(score.getDecision()).increment();
        if (score.getDecision() != Decision.APPROVE) {
            alerts.increment();
        }
        if (score.getReleasePropensity() != null) {
            released.increment();
        }
        for (String flag : score.getFlags()) {
            counter(ScoringMetrics.FLAGGED, flag).increment();
        }
        if (score.getPolicy() != null) {
            for (UnansweredCondition one : score.getPolicy().getUnanswered()) {
                counter(ScoringMetrics.UNANSWERED, one.getCondition()).increment();
            }
        }
        latency.record(between(score.getLoggedAt(), score.getScoredAt()));
        freshness.record(between(score.getLoggedAt(), clock.instant()));
        applied(score.getPolicyVersion());
    }

    @Override
    public void duplicate() {
        counter(ScoringMetrics.DUPLICATES).increment();
    }

    @Override
    public void deadLetter(String cause) {
        counter(ScoringMetrics.DEAD_LETTERS, cause).increment();
    }

    @Override
    public void activated(int partition, Control control) {
        counter(ScoringMetrics.ACTIVATIONS).increment();
        sequence.accumulateAndGet(control.getSequence(), Math::max);
        inForce.activated(control);
    }

    @Override
    public void controlIgnored(Control control) {
        counter(ScoringMetrics.CONTROLS_IGNORED).increment();
    }

    @Override
    public void policyRefused() {
        counter(ScoringMetrics.POLICIES_REFUSED).increment();
    }

    @Override
    public void shadowSilent(String version, String cause) {
        counter(ScoringMetrics.SHADOWS_SILENT, version, cause).increment();
    }

    @Override
    public void unexplained(String version, String cause) {
        counter(ScoringMetrics.UNEXPLAINED, version, cause).increment();
    }

    @Override
    public void superseded() {
        counter(ScoringMetrics.SUPERSEDED).increment();
    }

    @Override
    public void undecided() {
        counter(ScoringMetrics.UNDECIDED).increment();
    }

    @Override
    public void marked(String cause) {
        counter(ScoringMetrics.MARKS, cause).increment();
    }

    @Override
    public void unwatched(String cause) {
        counter(ScoringMetrics.UNWATCHED, cause).increment();
    }

    private synchronized void applied(String version) {
        if (!version.equals(policy)) {
            policy = version;
            meters.rows(ScoringMetrics.POLICY, Map.of(List.of(version), 1));
        }
    }

    /** Looked up once, since a decision may have several flags and there are many decisions. */
    private Counter counter(Metric metric, String... labels) {
        return counters.computeIfAbsent(List.of(metric, List.of(labels)), key -> meters.counter(metric, labels));
    }

    /** Clocks of two machines may differ. */
    private static Duration between(Instant from, Instant to) {
        Duration since = Duration.between(from, to);
        return since.isNegative() ? Duration.ZERO : since;
    }
}
