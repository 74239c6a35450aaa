package io.tidemark.local.flink;

import io.micrometer.core.instrument.Metrics;
import io.tidemark.local.stack.PropertiesFile;
import io.tidemark.ops.OpsServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process {@code flink}: ends with exit code 1 when a job has ended for good, since neither may. */
public final class FlinkMain {

    private static final Logger LOG = LoggerFactory.getLogger(FlinkMain.class);

    /** A cluster whose job has just ended may wait for ever for what that job has left. */
    private static final Duration STOP_BOUND = Duration.ofSeconds(15);

    /** Stopping the cluster ends the jobs, which is no failure then. */
    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    private FlinkMain() {}

    /**
     * Entry point.
     *
     * @param args the properties file, see {@link FlinkKeys}
     */
    public static void main(String[] args) throws Exception {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        FlinkSettings settings;
        try {
            settings = FlinkSettings.from(PropertiesFile.read(Path.of(args[0])));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.error("flink: {}", e.getMessage());
            System.exit(2);
            return;
        }
        run(settings, Jobs.ALL);
    }

    static void run(FlinkSettings settings, List<JobDefinition> definitions) throws Exception {
        OpsServer ops = new OpsServer("flink", settings.ops());
        Metrics.addRegistry(ops.registry());
        LocalCluster cluster = LocalCluster.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster), "stop"));
        List<RunningJob> jobs = new ArrayList<>();
        for (JobDefinition job : definitions) {
            jobs.add(cluster.submit(job));
        }
        ops.readiness(() -> jobs.stream()
                .map(RunningJob::reasonNotReady)
                .flatMap(Optional::stream)
                .findFirst());
        reportEnd(jobs);
        System.exit(1);
    }

    private static void reportEnd(List<RunningJob> jobs) throws Exception {
        CompletableFuture<?>[] ends = jobs.stream()
                .map(job -> job.end().thenAccept(end -> report(job.name(), end)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.anyOf(ends).get();
    }

    private static void report(String job, JobResult end) {
        if (STOPPING.get()) {
            return;
        }
        String sentence = "job " + job + " has ended as " + end.getApplicationStatus()
                + ", and neither was to end, so the process ends; it goes on from its newest checkpoint when it is"
                + " started again";
        end.getSerializedThrowable().ifPresentOrElse(cause -> LOG.error(sentence, cause), () -> LOG.error(sentence));
    }

    private static void stop(LocalCluster cluster) {
        STOPPING.set(true);
        try {
            cluster.stop(STOP_BOUND);
        } catch (TimeoutException e) {
            LOG.error(
                    "the cluster has not stopped within {} s; the process ends without it, and what it computes lies in"
                            + " checkpoints",
                    STOP_BOUND.toSeconds());
        } catch (Exception e) {
            LOG.error("the cluster does not stop", e);
        }
    }
}
