package io.tidemark.cli.policy;

import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.Thresholds;
import io.tidemark.scoring.policy.Thresholds.Limits;
import io.tidemark.scoring.policy.Thresholds.Unit;
import io.tidemark.scoring.policy.rule.Slots;
import io.tidemark.training.files.VectorScoring;
import java.util.List;

/** The thresholds of a bundle as a policy: what decides where no policy is in force. */
final class ModelThresholds {

    private ModelThresholds() {}

    static Policy of(VectorScoring scoring, Catalogue catalogue) {
        io.tidemark.scoring.model.manifest.Policy own = scoring.thresholds()
                .orElseThrow(() -> new Failure(
                        ExitCodes.USAGE,
                        "a bare model brings no thresholds to compare with; name the policy of today with --against"));
        Limits limits = new Limits(own.reviewThreshold(), own.reviewThreshold(), own.declineThreshold());
        return new Policy(
                "thresholds of the bundle",
                own.version(),
                catalogue.name(),
                new Thresholds(Unit.SCORE, limits, List.of()),
                List.of(),
                List.of(),
                new Slots());
    }
}
