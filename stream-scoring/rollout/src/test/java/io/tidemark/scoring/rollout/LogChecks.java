package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.Score;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.CommittedLog.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must hold of the log whatever happened. */
public final class LogChecks {

    private LogChecks() {}

    /**
     * Every control stands in every partition or in none, and the deployments say where; returns the deployments by
     * sequence.
     */
    public static Map<Long, Deployment> activationsAreWhole(Connection connection, SchemaRegistry registry) {
        try (var features = new CommittedLog<>(connection, registry, Topics.FEATURES);
                var log = new CommittedLog<>(connection, registry, Topics.DEPLOYMENTS)) {
            Map<Long, Deployment> deployments = new TreeMap<>();
            for (Entry<Deployment> entry : log.readToEnd()) {
                Deployment before = deployments.put(entry.value().getControl().getSequence(), entry.value());
                assertThat(before).as("sequence numbers are given once").isNull();
            }
            Map<Long, Map<Integer, Long>> found = new TreeMap<>();
            for (Entry<FeatureRecord> entry : features.readToEnd()) {
                if (entry.value().getControl() != null) {
                    Long twice = found.computeIfAbsent(
                                    entry.value().getControl().getSequence(), key -> new TreeMap<>())
                            .put(entry.partition(), entry.offset());
                    assertThat(twice).as("a control stands once in a partition").isNull();
                }
            }
            assertThat(found.keySet()).isEqualTo(deployments.keySet());
            found.forEach((sequence, places) -> assertThat(new ArrayList<>(places.values()))
                    .as("activation %d in %d partitions", sequence, features.partitions())
                    .isEqualTo(deployments.get(sequence).getOffsets()));
            return deployments;
        }
    }

    /**
     * Every transaction of {@code features} has one score, made under the newest control before it in its partition;
     * returns the scores.
     */
    public static List<Score> scoresFollowTheLog(Connection connection, SchemaRegistry registry) {
        Map<String, String> expected = new HashMap<>();
        Map<Integer, String> inForce = new HashMap<>();
        try (var features = new CommittedLog<>(connection, registry, Topics.FEATURES);
                var log = new CommittedLog<>(connection, registry, Topics.SCORES)) {
            for (Entry<FeatureRecord> entry : features.readToEnd()) {
                if (entry.value().getControl() != null) {
                    inForce.put(
                            entry.partition(),
                            entry.value()
                                    .getControl()
                                    .getActivation()
                                    .getChampion()
                                    .getVersion());
                } else {
                    expected.putIfAbsent(
                            entry.value().getVector().getTransaction().getTransactionId(),
                            String.valueOf(inForce.get(entry.partition())));
                }
            }
            Map<String, String> scored = new HashMap<>();
            Map<Integer, Long> sequences = new HashMap<>();
            List<Score> scores = new ArrayList<>();
            for (Entry<Score> entry : log.readToEnd()) {
                Score score = entry.value();
                String twice =
                        scored.put(score.getTransaction().getTransactionId(), String.valueOf(score.getModelVersion()));
                assertThat(twice).as("scored twice").isNull();
                Long before = sequences.put(entry.partition(), score.getControlSequence());
                assertThat(before == null || before <= score.getControlSequence())
                        .as("old and new are not mixed in a partition")
                        .isTrue();
                scores.add(score);
            }
            assertThat(scored).isEqualTo(expected);
            return scores;
        }
    }
}
