package io.tidemark.bench.scoring;

import io.tidemark.bench.files.Directories;
import io.tidemark.bench.forest.BenchBundle;
import io.tidemark.bench.forest.BenchForest;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.PooledTail;
import io.tidemark.bench.traffic.OpenLoop;
import io.tidemark.bench.traffic.OpenLoop.Decided;
import io.tidemark.bench.traffic.Servers;
import io.tidemark.bench.traffic.VectorLoad;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.app.ScoringMain;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.rollout.RolloutMain;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * What readers of scores notice of a swap: the tail of the latency in windows with one, beside windows without in the
 * same run.
 */
public final class SwapBench implements Bench {

    private static final int WINDOWS = Integer.getInteger("tidemark.bench.windows", 100);
    private static final int PER_SECOND = Integer.getInteger("tidemark.bench.rate", 500);
    private static final int WINDOW_SECONDS = 5;

    /** Of the time before the first window nothing is counted. */
    private static final int WARM_UP_WINDOWS = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double GOAL = 1.2;

    @Override
    public String name() {
        return "swap";
    }

    @Override
    public String description() {
        return "p99.9 of " + WINDOWS + " windows of " + WINDOW_SECONDS + " s with a swap against as many without";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        Path dir = Files.createTempDirectory("tidemark-bench-swap");
        try (Servers servers = Servers.start()) {
            Map<String, String> properties = new HashMap<>(servers.freshTopics());
            properties.put("models.unsigned", "allow");
            Connection connection = Connection.from(properties);
            SchemaRegistry registry = SchemaRegistry.connect(connection);
            progress.accept("training 300 trees of depth 6");
            publish(connection, registry);
            Path rolloutFile = dir.resolve("rollout.properties");
            write(rolloutFile, properties);
            Path scoringFile = dir.resolve("scoring.properties");
            properties.put("state.dir", dir.resolve("state").toString());
            write(scoringFile, properties);
            try (ChildProcess scoring = start(dir, ScoringMain.class, 512, scoringFile);
                    ChildProcess rollout = start(dir, RolloutMain.class, 256, rolloutFile)) {
                RolloutClient client = new RolloutClient(connection, registry);
                promote(client, "a");
                int windows = WARM_UP_WINDOWS + 2 * WINDOWS;
                VectorLoad load = VectorLoad.of(windows * WINDOW_SECONDS * PER_SECOND);
                progress.accept(
                        "%d windows of %d s at %d vectors a second".formatted(windows, WINDOW_SECONDS, PER_SECOND));
                try (OpenLoop loop = OpenLoop.start(connection, registry, load.feed(registry), PER_SECOND)) {
                    swap(client, loop, windows);
                    List<Decided> decided = loop.finish();
                    requireAlive(scoring, rollout);
                    return List.of(result(loop, load, decided, client.history(), progress));
                }
            }
        } finally {
            Directories.delete(dir);
        }
    }

    /** Beside the process that measures, so that neither's pauses are the other's. */
    private static ChildProcess start(Path dir, Class<?> main, int megabytes, Path properties) {
        JavaCommand command = JavaCommand.of(main.getName()).heap(megabytes).argument(properties.toString());
        return ChildProcess.start(main.getSimpleName(), command, dir.resolve(main.getSimpleName() + ".log"));
    }

    private static void requireAlive(ChildProcess... processes) {
        for (ChildProcess process : processes) {
            if (!process.isAlive()) {
                throw new IllegalStateException("a process of the benchmark ended; %s".formatted(process.logTail()));
            }
        }
    }

    private static void write(Path file, Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private static void publish(Connection connection, SchemaRegistry registry) throws Exception {
        try (BenchForest forest = BenchForest.trained()) {
            byte[] model = forest.model();
            ModelPublisher publisher = new ModelPublisher(
                    connection, registry, InstantSource.system(), new SignaturePolicy(Optional.empty(), true));
            try (ScoringEngine engine = new CompiledForestFactory().create(model, "ubj")) {
                for (String version : List.of("a", "b")) {
                    publisher.publish(BenchBundle.of(version, model, engine).bytes(), "bench");
                }
            }
        }
    }

    /** Every second window begins with a quiet second and then has a swap. */
    private static void swap(RolloutClient client, OpenLoop loop, int windows) {
        for (int window = 1; window < windows; window += 2) {
            long at = loop.begin() + (window * WINDOW_SECONDS + 1) * 1_000_000_000L;
            for (long early = at - System.nanoTime(); early > 0; early = at - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            promote(client, window / 2 % 2 == 0 ? "b" : "a");
        }
    }

    private static void promote(RolloutClient client, String version) {
        RolloutEvent event = client.promote(version, "bench", "bench", PATIENCE);
        if (event.getOutcome() != RolloutOutcome.ACTIVATED) {
            throw new IllegalStateException("a swap of the benchmark was refused: " + event.getText());
        }
    }

    private static BenchResult result(
            OpenLoop loop,
            VectorLoad load,
            List<Decided> decided,
            List<Deployment> history,
            Consumer<String> progress) {
        List<Histogram> swaps = new ArrayList<>();
        List<Histogram> controls = new ArrayList<>();
        int each = WINDOW_SECONDS * PER_SECOND;
        for (int window = WARM_UP_WINDOWS; window * each < load.size(); window++) {
            Histogram latencies = PooledTail.window();
            for (int index = window * each; index < (window + 1) * each; index++) {
                latencies.recordValue(Math.max(1, loop.latency(index)));
            }
            (window % 2 == 1 ? swaps : controls).add(latencies);
        }
        long distinct = decided.stream().mapToInt(Decided::index).distinct().count();
        long mixed = decided.stream()
                .filter(one -> !one.version().equals(inForce(one, history)))
                .count();
        progress.accept("%d sent, %d lost, %d scored twice, %d mixed, %d swaps"
                .formatted(load.size(), load.size() - distinct, decided.size() - distinct, mixed, history.size() - 1));
        boolean sound = distinct == load.size() && decided.size() == distinct && mixed == 0;
        double ratio = PooledTail.millis(swaps) / PooledTail.millis(controls);
        double[] interval = PooledTail.ratioInterval(swaps, controls, 1);
        return new BenchResult(
                "p99.9 of %d windows with a swap".formatted(swaps.size()),
                PooledTail.millis(swaps),
                PooledTail.millis(controls),
                "as many windows without",
                "ms",
                ratio,
                "<= " + GOAL,
                ratio <= GOAL && sound,
                sound,
                String.format(Locale.ROOT, "ratio %.2f..%.2f (95 %%, bootstrap)", interval[0], interval[1]),
                "");
    }

    /** The champion by the log: that of the newest activation in front of the vector. */
    private static String inForce(Decided one, List<Deployment> history) {
        return history.stream()
                .filter(deployment -> deployment.getOffsets().get(one.partition()) < one.offset())
                .max(Comparator.comparingLong(
                        deployment -> deployment.getControl().getSequence()))
                .map(deployment ->
                        deployment.getControl().getActivation().getChampion().getVersion())
                .orElse("none");
    }
}
