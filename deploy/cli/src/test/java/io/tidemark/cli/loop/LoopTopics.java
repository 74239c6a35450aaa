package io.tidemark.cli.loop;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a subscriber has read so far. For one thread. */
final class LoopTopics implements AutoCloseable {

    final List<ScoredRow> scores = new ArrayList<>();
    final List<DriftReport> reports = new ArrayList<>();
    final List<DriftAlarm> alarms = new ArrayList<>();
    final List<RetrainingRequest> requests = new ArrayList<>();
    final List<Candidate> candidates = new ArrayList<>();
    final List<RolloutEvent> steps = new ArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Consumer<byte[]>> readers = new HashMap<>();
    private final Consumer<String> story;

    LoopTopics(Connection connection, SchemaRegistry registry, Consumer<String> story) {
        this.story = story;
        Map<String, Object> config = new HashMap<>(connection.clientConfig());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        follow(connection, registry, Topics.SCORES, (Score score) -> scores.add(ScoredRow.of(score)));
        follow(connection, registry, Topics.DRIFT_REPORTS, reports::add);
        follow(connection, registry, Topics.ALERTS_DRIFT, this::alarm);
        follow(connection, registry, Topics.RETRAINING_REQUESTS, this::request);
        follow(connection, registry, Topics.CANDIDATES, candidates::add);
        follow(connection, registry, Topics.ROLLOUT_EVENTS, this::step);
        List<TopicPartition> all = readers.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Reads what comes within a moment. */
    void poll() {
        consumer.poll(Duration.ofMillis(100))
                .forEach(found -> readers.get(found.topic()).accept(found.value()));
    }

    /** Alarms of drift, not of quality, that were raised. */
    List<DriftAlarm> raised() {
        return alarms.stream()
                .filter(alarm -> alarm.getState() == AlarmState.RAISED
                        && !alarm.getAlarmId().startsWith("quality:"))
                .toList();
    }

    /** Whether the window that ends then is reported. */
    boolean reported(Instant windowEnd) {
        return reports.stream().anyMatch(report -> !report.getWindowEnd().isBefore(windowEnd));
    }

    /**
     * Whether every request has led to a candidate, and every candidate to an answer of the rollout. One candidate may
     * answer several requests.
     */
    boolean answered() {
        return requests.stream().allMatch(request -> candidates.stream()
                        .anyMatch(one -> one.getProposedAt().isAfter(request.getRequestedAt())))
                && candidates.stream()
                        .allMatch(one -> step(one.getModel().getVersion()).isPresent());
    }

    /** The first step about a model. */
    Optional<RolloutEvent> step(String version) {
        return steps.stream().filter(step -> version.equals(step.getVersion())).findFirst();
    }

    /** The first step whose sentence says so. */
    Optional<RolloutEvent> stepSaying(String text) {
        return steps.stream().filter(step -> step.getText().contains(text)).findFirst();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private <T extends SpecificRecord> void follow(
            Connection connection, SchemaRegistry registry, Topic<T> topic, Consumer<T> to) {
        var serde = registry.serde(topic);
        readers.put(connection.topic(topic), bytes -> to.accept(serde.decode(bytes)));
    }

    private void alarm(DriftAlarm alarm) {
        alarms.add(alarm);
        story.accept(alarm.getState() + " " + alarm.getText());
    }

    private void request(RetrainingRequest request) {
        requests.add(request);
        story.accept(request.getCause() + " asks for a retraining: " + request.getWhy());
    }

    private void step(RolloutEvent step) {
        steps.add(step);
        story.accept(step.getOutcome() + " " + step.getText());
    }
}
