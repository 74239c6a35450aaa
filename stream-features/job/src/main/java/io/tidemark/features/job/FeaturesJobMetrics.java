package io.tidemark.features.job;

import io.tidemark.features.job.event.Counters;
import io.tidemark.flink.OperatorMetric;
import io.tidemark.flink.RegistryMetric;
import io.tidemark.metrics.Metrics;
import java.util.stream.Stream;

/** The metrics of the features job. */
public final class FeaturesJobMetrics {

    /** All of them. */
    public static final Metrics ALL = new Metrics(
            "features",
            "By Flink's own reporter, so the names are the same on a cluster and with `tidemark up`; one series per operator and subtask. What is repeated after a failure counts"
                    + " again, since tasks begin anew. Flink adds its own of each source and operator, among them"
                    + " `flink_taskmanager_job_task_operator_pendingRecords` (lag), `flink_taskmanager_job_task_busyTimeMsPerSecond` and"
                    + " `flink_jobmanager_job_lastCheckpointDuration`.",
            Stream.of(
                            counter(
                                    Counters.DUPLICATES,
                                    "transactions that were sent again with the same content, and dropped",
                                    "Does a producer send twice?"),
                            counter(
                                    Counters.LATE,
                                    "transactions that came after a later one of the same entity, by entity stage",
                                    "How much comes out of order?"),
                            counter(Counters.DEAD_LETTERS, "records that were refused", "What is buried?"),
                            counter(
                                    Counters.FLAGGED,
                                    "vectors that lack values because of what their transactions say or do not say",
                                    "How much is decided on less than usual?"),
                            counter(
                                            Counters.UNDECLARED_NUMBERS,
                                            "numbers of transactions under names that the catalogue does not declare",
                                            "Does a sender say more than is used?")
                                    .within("deserializer"),
                            counter(
                                    Counters.WAITING_LABELS,
                                    "labels that waited for their transactions",
                                    "Do labels come before what they are of?"),
                            counter(
                                    Counters.WAITING_OUTCOMES,
                                    "outcomes that waited for their transactions",
                                    "Do outcomes come before what they are of?"),
                            counter(
                                    Counters.EXPIRED,
                                    "entities that were forgotten because nothing of them mattered any more",
                                    "Does state shrink again?"),
                            counter(
                                    Counters.WAITED,
                                    "vectors that had to wait in the last stage for a predecessor",
                                    "Do entity stages run apart?"),
                            RegistryMetric.FAILURES)
                    .map(OperatorMetric::metric)
                    .toList());

    private FeaturesJobMetrics() {}

    private static OperatorMetric counter(String leaf, String says, String answers) {
        return OperatorMetric.counter(leaf, says, answers);
    }
}
