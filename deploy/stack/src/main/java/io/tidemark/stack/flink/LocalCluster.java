package io.tidemark.stack.flink;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One mini cluster with its page; each job that it is given goes on from its newest complete checkpoint. */
final class LocalCluster {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);

    /** The newest and one more, should that one be damaged. */
    private static final int KEPT_CHECKPOINTS = 2;

    private final FlinkSettings settings;
    private final MiniCluster cluster;

    private LocalCluster(FlinkSettings settings, MiniCluster cluster) {
        this.settings = settings;
        this.cluster = cluster;
    }

    static LocalCluster start(FlinkSettings settings) throws Exception {
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings.cluster())
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.slots())
                .build());
        cluster.start();
        return new LocalCluster(settings, cluster);
    }

    RunningJob submit(JobDefinition job) throws InterruptedException, ExecutionException {
        Checkpoints checkpoints = new Checkpoints(settings.stateDir().resolve(job.name()));
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings.job(checkpoints));
        environment.setParallelism(settings.parallelism());
        job.build().build(environment, settings.ofJob(job.keys()));
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(job.name());
        checkpoints.dropAllBut(KEPT_CHECKPOINTS);
        Optional<java.nio.file.Path> newest = checkpoints.newest();
        // A catalogue without an entity that it had before leaves that entity's state behind, as was asked for.
        newest.ifPresent(checkpoint -> graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(FlinkPlace.of(checkpoint), true, RecoveryClaimMode.CLAIM)));
        LOG.info("job {} {}", job.name(), newest.map(c -> "goes on from " + c).orElse("starts afresh"));
        return new RunningJob(
                job.name(), cluster.submitJob(graph.getJobGraph()).get().getJobID(), cluster);
    }

    /** Where its REST interface and its page are. */
    URI rest() throws InterruptedException, ExecutionException {
        return cluster.getRestAddress().get();
    }

    /** @throws TimeoutException if it has not stopped within the bound */
    void stop(Duration bound) throws InterruptedException, ExecutionException, TimeoutException {
        cluster.closeAsync().get(bound.toMillis(), TimeUnit.MILLISECONDS);
    }
}
