package io.tidemark.retraining.answer;

import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleStore;
import io.tidemark.training.RetrainingOutcome;
import io.tidemark.training.gate.GateFinding;
import java.time.Instant;
import java.util.Optional;

/**
 * What is written when a retraining ends: a bundle if one was trained, the candidate with the finding, and another
 * request if it is worth asking again.
 */
public record Answer(Optional<ModelBundle> bundle, Candidate candidate, Optional<RetrainingRequest> again) {

    /** A candidate that was not trained carries the hash "" and the average precision NaN. */
    public static Answer of(
            RetrainingRequest request,
            RetrainingOutcome outcome,
            Optional<ModelReference> champion,
            Instant now,
            Optional<RetrainingRequest> again,
            Optional<BundleStore> store) {
        GateFinding finding = outcome.finding();
        String sha256 = outcome.bundle().map(Bundle::sha256).orElse("");
        Candidate candidate = Candidate.newBuilder()
                .setModel(new ModelReference(outcome.version(), sha256))
                .setRequestId(request.getRequestId())
                .setChampion(champion.orElse(null))
                .setCandidateAveragePrecision(finding.candidateAveragePrecision())
                .setChampionAveragePrecision(
                        finding.championAveragePrecision().isPresent()
                                ? finding.championAveragePrecision().getAsDouble()
                                : null)
                .setComparisonRows(finding.comparisonRows())
                .setComparisonFrauds(finding.comparisonFrauds())
                .setPromote(finding.promote())
                .setFinding(finding.text())
                .setProposedAt(now)
                .build();
        return new Answer(outcome.bundle().map(bundle -> Publication.of(bundle, now, store)), candidate, again);
    }
}
