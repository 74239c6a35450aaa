package io.tidemark.cli.story;

import io.tidemark.cli.reading.NewestRecords;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.release.models.PublishedModel;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.util.Comparator;
import java.util.Optional;

/** Reads what the topics say of one model. */
public final class ModelRecordsReader {

    private final RolloutClient rollout;
    private final NewestRecords newest;
    private final BundleSource source;

    /** @param source from where a bundle may be fetched that does not lie in the log */
    public ModelRecordsReader(Connection connection, SchemaRegistry registry, BundleSource source) {
        this.source = source;
        this.rollout = new RolloutClient(connection, registry);
        this.newest = new NewestRecords(connection, registry);
    }

    /** Empty if no model of this version is published. */
    public Optional<ModelRecords> read(String version) {
        return rollout.models().stream()
                .filter(model -> model.version().equals(version))
                .findFirst()
                .map(this::of);
    }

    private ModelRecords of(PublishedModel model) {
        String version = model.version();
        Optional<Candidate> candidate = newest
                .of(Topics.CANDIDATES, one -> one.getModel().getVersion())
                .stream()
                .filter(one -> one.getModel().getVersion().equals(version))
                .findFirst();
        Optional<RetrainingRequest> request = candidate.flatMap(
                found -> newest.of(Topics.RETRAINING_REQUESTS, RetrainingRequest::getRequestId).stream()
                        .filter(one -> one.getRequestId().equals(found.getRequestId()))
                        .findFirst());
        return new ModelRecords(
                model,
                facts(version),
                candidate,
                request,
                newest.of(Topics.ROLLOUT_EVENTS, event -> event.getRequestId() + event.getHappenedAt()).stream()
                        .filter(one -> spokenOf(version, one))
                        .toList(),
                // An alarm that was raised and cleared is one alarm in two states, and both are history.
                newest.of(Topics.ALERTS_DRIFT, alarm -> alarm.getAlarmId() + alarm.getState()).stream()
                        .filter((DriftAlarm one) -> one.getModelVersion().equals(version))
                        .toList(),
                newest.of(Topics.QUALITY_REPORTS, QualityReport::getReportId).stream()
                        .filter(one -> one.getModelVersion().equals(version))
                        .sorted(Comparator.comparing(QualityReport::getWindowStart))
                        .toList());
    }

    private ModelFacts facts(String version) {
        try {
            return ModelFacts.of(rollout.bundle(version, source));
        } catch (RefusedBundleException e) {
            return ModelFacts.unread(e.getMessage());
        }
    }

    private static boolean spokenOf(String version, RolloutEvent event) {
        return version.equals(event.getVersion())
                || version.equals(event.getPreviousVersion()) && event.getProposed() != null;
    }
}
