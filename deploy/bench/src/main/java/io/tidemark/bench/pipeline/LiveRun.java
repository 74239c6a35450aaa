package io.tidemark.bench.pipeline;

import io.tidemark.bench.measure.MachineUse;
import io.tidemark.bench.measure.MachineWatch;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A sender and readers at a running stack: one rate after the other, all transactions of one feed. */
final class LiveRun implements AutoCloseable {

    /** Of each window, the part at its beginning that does not count. */
    private static final double UNCOUNTED = 0.25;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long SAMPLE_MILLIS = 20;

    private final Timeline times = new Timeline();
    private final Map<String, Long> pids;
    private final Connection connection;
    private final SchemaRegistry registry;
    private final LiveSender sender;
    private final ExecutorService sending =
            Executors.newSingleThreadExecutor(work -> new Thread(work, LiveSender.CLIENT));
    private final Ear committed;
    private final Ear uncommitted;
    private final Expected expected;
    private long next;

    LiveRun(LiveStack stack, Catalogue catalogue) {
        pids = stack.pids();
        connection = stack.connection();
        registry = SchemaRegistry.connect(connection);
        LiveFeed feed = new LiveFeed(times);
        expected = new Expected(catalogue, feed);
        committed = new Ear(connection, "read_committed", List.of(Topics.SCORES, Topics.ALERTS_FRAUD));
        uncommitted = new Ear(connection, "read_uncommitted", List.of(Topics.SCORES));
        sender = new LiveSender(feed, connection, registry);
    }

    /** Sends so many as fast as may be, waits for their scores, and gives how many came a second of the last half. */
    double flood(int count) throws InterruptedException {
        long before = committed.heard();
        Schedule schedule = new Schedule(next, count, System.nanoTime(), Double.POSITIVE_INFINITY);
        CompletableFuture<Void> sent = send(schedule);
        await(before + count / 2);
        long half = committed.heard();
        long begin = System.nanoTime();
        await(before + count);
        sent.join();
        return (committed.heard() - half) / ((System.nanoTime() - begin) / 1e9);
    }

    /** Whether a rate is sustained for so long. */
    boolean sustains(double perSecond, double seconds) throws InterruptedException {
        return offer(schedule(perSecond, seconds)).trend().sustained();
    }

    /** Offers a rate for so long and looks at everything. */
    Window window(double perSecond, double seconds) throws InterruptedException {
        Trail trail = new Trail(connection, registry);
        Map<String, Double> before = OwnThreads.seconds(pids);
        Optional<MachineWatch> watch = MachineWatch.start();
        Schedule schedule = schedule(perSecond, seconds);
        Offered offered = offer(schedule);
        Optional<MachineUse> machine = watch.map(MachineWatch::use);
        Map<String, Double> micros = new TreeMap<>();
        OwnThreads.seconds(pids)
                .forEach((name, time) ->
                        micros.put(name, (time - before.getOrDefault(name, 0.0)) * 1e6 / schedule.count()));
        Trail.Found found = offered.trend().sustained()
                ? trail.read(schedule, (int) (schedule.count() * UNCOUNTED), committed, uncommitted, expected)
                : new Trail.Found(Map.of(), false);
        return new Window(
                perSecond,
                offered.achieved(),
                offered.trend().growth(),
                offered.trend().sustained(),
                found.once(),
                found.latencies(),
                micros,
                machine);
    }

    private record Offered(LagTrend trend, double achieved) {}

    private Schedule schedule(double perSecond, double seconds) {
        return new Schedule(next, (int) Math.ceil(perSecond * seconds), System.nanoTime(), perSecond);
    }

    private Offered offer(Schedule schedule) throws InterruptedException {
        committed.forget();
        uncommitted.forget();
        long before = committed.heard();
        double seconds = schedule.count() / schedule.perSecond();
        LagTrend trend = new LagTrend(schedule.perSecond(), seconds * UNCOUNTED);
        CompletableFuture<Void> sent = send(schedule);
        long end = schedule.due(schedule.count());
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            trend.add((now - schedule.begin()) / 1e9, (double) (schedule.dueBy(now) - (committed.heard() - before)));
            Thread.sleep(SAMPLE_MILLIS);
        }
        double achieved = (committed.heard() - before) / seconds;
        await(before + schedule.count());
        sent.join();
        return new Offered(trend, achieved);
    }

    private CompletableFuture<Void> send(Schedule schedule) {
        times.pace(schedule.first(), schedule.perSecond());
        next = schedule.end();
        return CompletableFuture.runAsync(() -> sender.send(schedule), sending);
    }

    private void await(long wanted) throws InterruptedException {
        long last = committed.heard();
        long moved = System.nanoTime();
        while (committed.heard() < wanted) {
            if (committed.heard() > last) {
                last = committed.heard();
                moved = System.nanoTime();
            }
            if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new IllegalStateException("%,d of %,d scores came, and none for %d minutes"
                        .formatted(committed.heard(), wanted, PATIENCE.toMinutes()));
            }
            Thread.sleep(SAMPLE_MILLIS);
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        sending.shutdownNow();
        sender.close();
        committed.close();
        uncommitted.close();
        registry.close();
    }
}
