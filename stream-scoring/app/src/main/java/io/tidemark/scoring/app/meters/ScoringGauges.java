package io.tidemark.scoring.app.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.ops.Meters;
import io.tidemark.ops.OneTopicName;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.app.streams.Progress.Place;
import io.tidemark.scoring.app.streams.ProgressNews;
import io.tidemark.scoring.release.models.ModelNews;
import io.tidemark.scoring.release.process.InForceRows;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.apache.kafka.common.TopicPartition;

/** What is counted beside the topology: bundles, lag, the registry, failed threads. Thread-safe. */
public final class ScoringGauges implements ProgressNews, ModelNews {

    private final Meters meters;
    private final ModelNews next;
    private final Counter registryFailures;
    private final Counter threadFailures;

    /**
     * @param prefix of all topics
     * @param next is told of bundles, too
     */
    public ScoringGauges(MeterRegistry registry, String prefix, ModelNews next) {
        registry.config().meterFilter(new OneTopicName(prefix));
        this.meters = new Meters(registry);
        this.next = next;
        this.registryFailures = meters.counter(ScoringMetrics.REGISTRY_FAILURES);
        this.threadFailures = meters.counter(ScoringMetrics.THREAD_FAILURES);
    }

    /**
     * The counts of the topology.
     *
     * @param inForce what was activated last before the start
     */
    public CommittedMeters counts(Optional<Control> inForce, InstantSource clock) {
        InForceRows rows = new InForceRows(meters, ScoringMetrics.MODEL, ScoringMetrics.IN_FORCE_SINCE);
        MicrometerScoringMeters counts = new MicrometerScoringMeters(meters, rows, clock);
        inForce.ifPresent(counts::beganWith);
        return new CommittedMeters(counts);
    }

    /** What stores are restored from. */
    public RestoreCount restores() {
        return new RestoreCount(meters);
    }

    /** @param seconds since anything was committed */
    public void commitAge(DoubleSupplier seconds) {
        meters.gauge(ScoringMetrics.COMMIT_AGE, seconds, DoubleSupplier::getAsDouble);
    }

    /** A thread of the topology failed. */
    public void threadFailed() {
        threadFailures.increment();
    }

    @Override
    public void saw(Map<TopicPartition, Place> places) {
        Map<List<String>, Long> lag = new HashMap<>();
        places.forEach((partition, place) -> lag.put(
                List.of(partition.topic(), String.valueOf(partition.partition())),
                Math.max(0, place.end() - place.committed())));
        meters.rows(ScoringMetrics.LAG, lag);
    }

    @Override
    public void registryFailed() {
        registryFailures.increment();
    }

    @Override
    public void ready(ModelReference model) {
        next.ready(model);
    }

    @Override
    public void refused(ModelReference model, String reason, boolean forNow) {
        meters.counter(ScoringMetrics.MODELS_REFUSED, String.valueOf(!forNow)).increment();
        next.refused(model, reason, forNow);
    }

    @Override
    public void dropped(ModelReference model) {
        next.dropped(model);
    }
}
