package io.tidemark.cli.story;

import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.scoring.release.models.PublishedModel;
import java.util.List;
import java.util.Optional;

/**
 * What the log says of one model.
 *
 * @param facts what its file says of itself
 * @param candidate what the retraining found; empty if it was not retrained here
 * @param request why it was retrained; empty if nobody can say
 * @param events of the rollout in which it was spoken of, oldest first
 * @param alarms of drift under it, oldest first
 * @param quality the newest report of each window and segment, oldest window first
 */
public record ModelRecords(
        PublishedModel model,
        ModelFacts facts,
        Optional<Candidate> candidate,
        Optional<RetrainingRequest> request,
        List<RolloutEvent> events,
        List<DriftAlarm> alarms,
        List<QualityReport> quality) {}
