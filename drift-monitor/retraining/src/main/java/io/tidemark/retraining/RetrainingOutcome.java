package io.tidemark.retraining;

import io.tidemark.scoring.model.Bundle;
import io.tidemark.scoring.model.fetch.BundleStore;
import io.tidemark.scoring.model.signing.SigningKey;
import java.util.Optional;

/**
 * What came of a retraining.
 *
 * @param bundle empty if nothing was trained
 */
record RetrainingOutcome(String version, Optional<Bundle> bundle, GateFinding finding) {

    /** The same without the bundle, if that cannot travel. */
    RetrainingOutcome thatTravels(Optional<BundleStore> store) {
        return bundle.flatMap(one -> Publication.refusal(one, store))
                .map(why -> new RetrainingOutcome(version, Optional.empty(), finding.keptBack(why)))
                .orElse(this);
    }

    /** The same with the bundle signed, if there are both. */
    RetrainingOutcome signedBy(Optional<SigningKey> key) {
        return new RetrainingOutcome(
                version, bundle.map(one -> key.map(one::signedBy).orElse(one)), finding);
    }
}
