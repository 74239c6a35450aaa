package io.tidemark.local.flink;

import io.micrometer.core.instrument.Metrics;
import io.tidemark.local.stack.PropertiesFile;
import io.tidemark.ops.OpsServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process {@code flink}: ends with exit code 1 when a job has ended for good, since neither may. */
public final class FlinkMain {

    private static final Logger LOG = LoggerFactory.getLogger(FlinkMain.class);

    /** Stopping the cluster ends the jobs, which is no failure then. */
    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    private FlinkMain() {}

    /**
     * Entry point.
     *
     * @param args the properties file, see {@link FlinkSettings}
     */
    public static void main(String[] args) throws Exception {
        FlinkSettings settings = new FlinkSettings(PropertiesFile.read(Path.of(args[0])));
        OpsServer ops = new OpsServer("flink", settings.opsPort());
        Metrics.addRegistry(ops.registry());
        LocalCluster cluster = LocalCluster.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster), "stop"));
        List<RunningJob> jobs = new ArrayList<>();
        for (JobDefinition job : Jobs.ALL) {
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
        JobResult end = (JobResult)
                CompletableFuture.anyOf(jobs.stream().map(RunningJob::end).toArray(CompletableFuture[]::new))
                        .get();
        if (!STOPPING.get()) {
            LOG.error(
                    "job {} has ended as {}",
                    end.getJobId(),
                    end.getApplicationStatus(),
                    end.getSerializedThrowable().orElse(null));
        }
    }

    private static void stop(LocalCluster cluster) {
        STOPPING.set(true);
        try {
            cluster.stop();
        } catch (Exception e) {
            LOG.error("the cluster does not stop", e);
        }
    }
}
