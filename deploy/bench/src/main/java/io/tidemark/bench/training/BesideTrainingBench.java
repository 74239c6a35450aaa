package io.tidemark.bench.training;

import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.PooledTail;
import io.tidemark.bench.measure.Samples;
import io.tidemark.bench.pipeline.Pipeline;
import io.tidemark.bench.pipeline.PipelineBundle;
import io.tidemark.bench.traffic.OpenLoop;
import io.tidemark.bench.traffic.Servers;
import io.tidemark.bench.traffic.Traffic;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.scoring.model.bundle.Bundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * What a retraining on the same machine costs those on the way of a transaction: features job and scoring app with the
 * retraining service training beside them, and alone, in turns. The training reads what the first run has scored.
 */
public final class BesideTrainingBench implements Bench {

    private static final int TRANSACTIONS = Integer.getInteger("tidemark.bench.transactions", 400_000);
    private static final int PAIRS = Integer.getInteger("tidemark.bench.pairs", 5);
    /**
     * Half of what the whole way sustains on two cores beside those who send and read; from a full log it is three
     * times as fast.
     */
    private static final int PER_SECOND = Integer.getInteger("tidemark.bench.rate", 5_000);

    private static final int WINDOW_SECONDS = 30;

    /** Of each window, in which the service starts; a service that runs already would not. */
    private static final int UNCOUNTED_SECONDS = 10;

    private static final int WARM_UPS = 2;
    private static final double LEAST_THROUGHPUT = 0.9;
    private static final double MOST_TAIL = 1.5;

    @Override
    public String name() {
        return "beside-training";
    }

    @Override
    public String description() {
        return "throughput, and p99.9 at half load, of features and scoring beside a retraining against without one";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        Catalogue catalogue = CatalogueReader.shipped("handbook");
        Traffic traffic = Traffic.of(TRANSACTIONS);
        progress.accept("training 300 trees of depth 6");
        Bundle bundle = PipelineBundle.of(catalogue, Traffic.of(TRANSACTIONS / 8));
        try (Servers servers = Servers.start()) {
            Side side = new Side(servers, bundle, traffic);
            progress.accept("warming up");
            Map<String, String> history = servers.freshTopics();
            side.throughput(history);
            for (int i = 1; i < WARM_UPS; i++) {
                side.throughput(servers.freshTopics());
            }
            Samples alone = new Samples();
            Samples beside = new Samples();
            boolean trained = true;
            for (int pair = 1; pair <= PAIRS; pair++) {
                progress.accept("throughput, pair %d of %d".formatted(pair, PAIRS));
                alone.add(side.throughput(servers.freshTopics()));
                try (Neighbour neighbour = Neighbour.start(history)) {
                    long training = neighbour.awaitTraining();
                    beside.add(side.throughput(servers.freshTopics()));
                    trained &= neighbour.training().equals(OptionalLong.of(training));
                }
            }
            BenchResult throughput = BenchResult.fasterThan(
                    "features and scoring beside a training",
                    beside,
                    alone,
                    "without",
                    "transactions/s",
                    LEAST_THROUGHPUT,
                    trained);
            return List.of(throughput, tail(servers, bundle, history, PER_SECOND, progress));
        }
    }

    private record Side(Servers servers, Bundle bundle, Traffic traffic) {

        double throughput(Map<String, String> topics) throws Exception {
            traffic.send(Connection.from(topics));
            try (Pipeline pipeline = Pipeline.start(topics, bundle)) {
                return pipeline.scoresPerSecond(traffic.transactions().size());
            }
        }
    }

    private static BenchResult tail(
            Servers servers, Bundle bundle, Map<String, String> history, double rate, Consumer<String> progress)
            throws Exception {
        int windows = 1 + 2 * PAIRS; // The first is for warming up.
        Traffic traffic = Traffic.of((int) (windows * WINDOW_SECONDS * rate));
        progress.accept("%d windows of %d s at %.0f transactions a second".formatted(windows, WINDOW_SECONDS, rate));
        try (Pipeline pipeline = Pipeline.start(servers.freshTopics(), bundle)) {
            SchemaRegistry registry = SchemaRegistry.connect(pipeline.connection());
            try (OpenLoop loop = OpenLoop.start(pipeline.connection(), registry, traffic.feed(registry), rate)) {
                boolean trained = true;
                for (int window = 1; window < windows; window++) {
                    awaitWindow(loop, window);
                    if (window % 2 == 0) {
                        progress.accept("p99.9, pair %d of %d".formatted(window / 2, PAIRS));
                        trained &= trainedThroughout(loop, window, history);
                    }
                }
                int decided = loop.finish().size();
                progress.accept("%,d of %,d scored; %s"
                        .formatted(
                                decided,
                                traffic.transactions().size(),
                                trained ? "trained all the while" : "not trained all the while"));
                return result(
                        loop,
                        traffic,
                        rate,
                        trained && decided == traffic.transactions().size());
            }
        }
    }

    /** Whether one and the same training ran from where the window counts to its end. */
    private static boolean trainedThroughout(OpenLoop loop, int window, Map<String, String> history)
            throws IOException, InterruptedException {
        try (Neighbour neighbour = Neighbour.start(history)) {
            long training = neighbour.awaitTraining();
            boolean inTime = System.nanoTime() < begin(loop, window) + UNCOUNTED_SECONDS * 1_000_000_000L;
            awaitWindow(loop, window + 1);
            return inTime && neighbour.training().equals(OptionalLong.of(training));
        }
    }

    private static long begin(OpenLoop loop, int window) {
        return loop.begin() + window * WINDOW_SECONDS * 1_000_000_000L;
    }

    private static void awaitWindow(OpenLoop loop, int window) {
        for (long early = begin(loop, window) - System.nanoTime();
                early > 0;
                early = begin(loop, window) - System.nanoTime()) {
            LockSupport.parkNanos(early);
        }
    }

    private static BenchResult result(OpenLoop loop, Traffic traffic, double rate, boolean sound) {
        List<Histogram> beside = new ArrayList<>();
        List<Histogram> alone = new ArrayList<>();
        int each = (int) (WINDOW_SECONDS * rate);
        int uncounted = (int) (UNCOUNTED_SECONDS * rate);
        for (int window = 1; (window + 1) * each <= traffic.transactions().size(); window++) {
            Histogram latencies = PooledTail.window();
            for (int index = window * each + uncounted; index < (window + 1) * each; index++) {
                latencies.recordValue(Math.max(1, loop.latency(index)));
            }
            (window % 2 == 0 ? beside : alone).add(latencies);
        }
        double ratio = PooledTail.millis(beside) / PooledTail.millis(alone);
        double[] interval = PooledTail.ratioInterval(beside, alone, 1);
        return new BenchResult(
                "p99.9 at %.0f transactions a second beside a training".formatted(rate),
                PooledTail.millis(beside),
                PooledTail.millis(alone),
                "without",
                "ms",
                ratio,
                "<= " + MOST_TAIL,
                ratio <= MOST_TAIL && sound,
                sound,
                String.format(Locale.ROOT, "ratio %.2f..%.2f (95 %%, bootstrap)", interval[0], interval[1]),
                "");
    }
}
