package io.tidemark.cli.policy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.Thresholds;
import io.tidemark.scoring.policy.Thresholds.Limits;
import io.tidemark.scoring.policy.Thresholds.Unit;
import io.tidemark.scoring.policy.rule.Slots;
import java.util.List;

/** The thresholds of a bundle as a policy: what decides where no policy is in force. */
final class ModelThresholds {

    private ModelThresholds() {}

    static Policy of(io.tidemark.scoring.model.manifest.Policy own, Catalogue catalogue) {
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
