package io.tidemark.stack.flink;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** A job that was submitted. */
record RunningJob(String name, JobID id, MiniCluster cluster) {

    private static final int ANSWER_SECONDS = 5;

    /** Completed when the job has ended for good, however it ended. */
    CompletableFuture<JobResult> end() {
        return cluster.requestJobResult(id);
    }

    /** Empty when every task runs. */
    Optional<String> reasonNotReady() {
        try {
            AccessExecutionGraph graph = cluster.getExecutionGraph(id).get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (graph.getState() != JobStatus.RUNNING) {
                // A job that is being made has no tasks that could be missed.
                return Optional.of("job " + name + " is " + graph.getState());
            }
            for (AccessExecutionVertex task : graph.getAllExecutionVertices()) {
                ExecutionState state = task.getExecutionState();
                if (state != ExecutionState.RUNNING) {
                    return Optional.of("job " + name + ": " + task.getTaskNameWithSubtaskIndex() + " is " + state);
                }
            }
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.of("job " + name + ": the cluster does not answer");
        } catch (ExecutionException e) {
            return Optional.of("job " + name + ": " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
