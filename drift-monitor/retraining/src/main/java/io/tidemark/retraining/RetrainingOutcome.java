package io.tidemark.retraining;

import io.tidemark.scoring.model.Bundle;
import io.tidemark.scoring.model.fetch.BundleStore;
import io.tidemark.scoring.model.signing.SigningKey;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of a retraining.
 *
 * @param bundle empty if nothing was trained
 */
record RetrainingOutcome(String version, Optional<Bundle> bundle, GateFinding finding) {

    private static final String KEPT_BACK = ": kept back";

    /** Nothing was trained. @param why in one sentence without its end */
    static RetrainingOutcome refused(String version, String why) {
        return new RetrainingOutcome(
                version,
                Optional.empty(),
                new GateFinding(false, Double.NaN, OptionalDouble.empty(), 0, 0, why + KEPT_BACK));
    }

    /** The same comparison, kept back for another reason, and its bundle is not published. */
    RetrainingOutcome keptBack(String why) {
        return new RetrainingOutcome(version, Optional.empty(), finding.keptBack(why + KEPT_BACK));
    }

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
