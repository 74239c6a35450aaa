package io.tidemark.local.story;

import io.tidemark.local.reading.TopicReader;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.registry.UndecodableRecordException;
import io.tidemark.schemas.topics.Topic;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.scoring.app.models.PublishedModel;
import io.tidemark.scoring.app.rollout.RolloutClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the topics say of one model. */
public final class ModelRecordsReader {

    private static final Logger LOG = LoggerFactory.getLogger(ModelRecordsReader.class);
    private final Connection connection;
    private final SchemaRegistry registry;

    public ModelRecordsReader(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.registry = registry;
    }

    /** Empty if no model of this version is published. */
    public Optional<ModelRecords> read(String version) {
        return new RolloutClient(connection, registry)
                .models().stream()
                        .filter(model -> model.version().equals(version))
                        .findFirst()
                        .map(this::of);
    }

    private ModelRecords of(PublishedModel model) {
        String version = model.version();
        List<Candidate> candidates =
                all(Topics.CANDIDATES, one -> one.getModel().getVersion().equals(version));
        Optional<Candidate> candidate = candidates.stream().findFirst();
        List<RetrainingRequest> requests = all(Topics.RETRAINING_REQUESTS, one -> candidate
                .filter(found -> found.getRequestId().equals(one.getRequestId()))
                .isPresent());
        List<RolloutEvent> events = all(
                Topics.ROLLOUT_EVENTS,
                one -> version.equals(one.getVersion())
                        || version.equals(one.getPreviousVersion()) && one.getProposed() != null);
        List<DriftAlarm> alarms =
                all(Topics.ALERTS_DRIFT, one -> one.getModelVersion().equals(version));
        Map<String, QualityReport> quality = new LinkedHashMap<>();
        each(Topics.QUALITY_REPORTS, (QualityReport report) -> {
            if (report.getModelVersion().equals(version)) {
                quality.put(report.getReportId(), report);
            }
        });
        return new ModelRecords(
                model,
                candidate,
                requests.stream().findFirst(),
                events,
                alarms,
                quality.values().stream()
                        .sorted(Comparator.comparing(QualityReport::getWindowStart))
                        .toList());
    }

    private <T extends SpecificRecord> List<T> all(Topic<T> topic, Predicate<T> wanted) {
        List<T> found = new ArrayList<>();
        each(topic, message -> {
            if (wanted.test(message)) {
                found.add(message);
            }
        });
        return found;
    }

    private <T extends SpecificRecord> void each(Topic<T> topic, Consumer<T> sink) {
        AvroSerde<T> serde = registry.serde(topic);
        new TopicReader(connection).read(topic, TopicReader.Start.beginning(), false, message -> {
            if (message.value() != null) {
                try {
                    sink.accept(serde.decode(message.value()));
                } catch (UndecodableRecordException e) {
                    LOG.warn(
                            "The record at offset {} of {} is passed over: {}",
                            message.offset(),
                            message.topic(),
                            e.getMessage());
                }
            }
            return true;
        });
    }
}
