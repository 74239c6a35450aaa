package io.tidemark.console.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.console.board.Follower;
import io.tidemark.console.board.Hub;
import io.tidemark.console.web.Watch;
import io.tidemark.ops.Meters;

/** Counts what happens at the console. Thread-safe. */
public final class ConsoleMeters implements Watch {

    private final Meters meters;

    /** Where it puts them. */
    public ConsoleMeters(MeterRegistry registry) {
        this.meters = new Meters(registry);
    }

    /** Shows how the console gets on. */
    public void watch(Hub hub, Follower follower) {
        meters.gauge(ConsoleMetrics.BROWSERS, hub, Hub::size);
        meters.gauge(ConsoleMetrics.LAG, follower, Follower::lag);
    }

    @Override
    public void refused(String kind) {
        meters.counter(ConsoleMetrics.REFUSED, kind).increment();
    }
}
