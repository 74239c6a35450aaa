package io.tidemark.scoring.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Score;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The topology's counts in Micrometer. */
final class MicrometerScoringMeters implements ScoringMeters {

    private static final String PREFIX = "tidemark.scoring.";
    private final MeterRegistry registry;
    private final Map<Decision, Counter> scored = new EnumMap<>(Decision.class);
    private final Counter alerts;
    private final Counter duplicates;
    private final Counter activations;
    private final Counter controlsIgnored;
    private final Counter superseded;
    private final Counter undecided;
    private final Counter released;
    private final Timer latency;
    private final AtomicLong sequence;

    MicrometerScoringMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Decision decision : Decision.values()) {
            scored.put(decision, registry.counter(PREFIX + "scored", "decision", decision.name()));
        }
        alerts = registry.counter(PREFIX + "alerts");
        duplicates = registry.counter(PREFIX + "duplicates");
        activations = registry.counter(PREFIX + "activations");
        controlsIgnored = registry.counter(PREFIX + "controls.ignored");
        superseded = registry.counter(PREFIX + "superseded");
        undecided = registry.counter(PREFIX + "undecided");
        released = registry.counter(PREFIX + "released");
        sequence = registry.gauge(PREFIX + "control.sequence", new AtomicLong());
        latency = Timer.builder(PREFIX + "latency")
                .description("From the broker's time of the transaction to its decision")
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(registry);
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
            registry.counter(PREFIX + "flagged", "cause", flag).increment();
        }
        Duration since = Duration.between(score.getLoggedAt(), score.getScoredAt());
        // Clocks of two machines may differ.
        latency.record(since.isNegative() ? Duration.ZERO : since);
    }

    @Override
    public void duplicate() {
        duplicates.increment();
    }

    @Override
    public void deadLetter(String cause) {
        registry.counter(PREFIX + "dead.letters", "cause", cause).increment();
    }

    @Override
    public void activated(int partition, Control control) {
        activations.increment();
        sequence.accumulateAndGet(control.getSequence(), Math::max);
    }

    @Override
    public void controlIgnored(Control control) {
        controlsIgnored.increment();
    }

    @Override
    public void shadowSilent(String version, String cause) {
        registry.counter(PREFIX + "shadows.silent", "version", version, "cause", cause)
                .increment();
    }

    @Override
    public void unexplained(String version, String cause) {
        registry.counter(PREFIX + "unexplained", "model", version, "cause", cause)
                .increment();
    }

    @Override
    public void superseded() {
        superseded.increment();
    }

    @Override
    public void undecided() {
        undecided.increment();
    }

    @Override
    public void marked(String cause) {
        registry.counter(PREFIX + "marks", "cause", cause).increment();
    }

    @Override
    public void unwatched(String cause) {
        registry.counter(PREFIX + "unwatched", "cause", cause).increment();
    }
}
