package io.tidemark.stack.flink;

import io.tidemark.start.RunningProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The local cluster and its jobs, of which none may end. */
final class RunningCluster implements RunningProcess {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCluster.class);

    /** A cluster whose job has just ended may wait for ever for what that job has left. */
    private static final Duration STOP_BOUND = Duration.ofSeconds(15);

    private final LocalCluster cluster;
    private final List<RunningJob> jobs;

    /** Stopping the cluster ends the jobs, which is no failure then. */
    private final AtomicBoolean stopping = new AtomicBoolean();

    RunningCluster(LocalCluster cluster, List<RunningJob> jobs) {
        this.cluster = cluster;
        this.jobs = List.copyOf(jobs);
    }

    @Override
    public Optional<String> reasonNotReady() {
        return jobs.stream()
                .map(RunningJob::reasonNotReady)
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public Optional<String> awaitEnd() throws Exception {
        List<CompletableFuture<String>> ends = jobs.stream()
                .map(job -> job.end().thenApply(end -> sentence(job.name(), end)))
                .toList();
        String first = (String) CompletableFuture.anyOf(ends.toArray(CompletableFuture<?>[]::new))
                .get();
        return stopping.get() ? Optional.empty() : Optional.of(first);
    }

    private String sentence(String job, JobResult end) {
        if (!stopping.get()) {
            end.getSerializedThrowable().ifPresent(cause -> LOG.error("job {} has failed", job, cause));
        }
        return "job " + job + " has ended as " + end.getApplicationStatus()
                + ", and neither was to end, so the process ends; it goes on from its newest checkpoint when it is"
                + " started again";
    }

    @Override
    public void close() {
        stopping.set(true);
        try {
            cluster.stop(STOP_BOUND);
        } catch (TimeoutException e) {
            LOG.error(
                    "the cluster has not stopped within {} s; the process ends without it, and what it computes lies in"
                            + " checkpoints",
                    STOP_BOUND.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.error("the cluster does not stop", e);
        }
    }
}
