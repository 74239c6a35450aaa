package io.tidemark.training;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.training.gate.GateFinding;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What came of a retraining.
 *
 * @param bundle empty if nothing was trained
 */
public record RetrainingOutcome(String version, Optional<Bundle> bundle, GateFinding finding) {

    private static final String KEPT_BACK = ": kept back";

    /** Nothing was trained. @param why in one sentence without its end */
    public static RetrainingOutcome refused(String version, String why) {
        return new RetrainingOutcome(
                version,
                Optional.empty(),
                new GateFinding(false, Double.NaN, OptionalDouble.empty(), 0, 0, why + KEPT_BACK));
    }

    /** The same if the champion is still the one that it was compared with; else it is kept back unpublished. */
    public RetrainingOutcome ifStillComparable(Optional<ModelReference> comparedWith, Optional<ModelReference> now) {
        if (bundle.isEmpty() || comparedWith.equals(now)) {
            return this;
        }
        String why =
                "The candidate was compared with %s on %,d matured transactions (average precision %.3f%s), but meanwhile %s"
                        .formatted(
                                name(comparedWith),
                                finding.comparisonRows(),
                                finding.candidateAveragePrecision(),
                                finding.championAveragePrecision().isPresent()
                                        ? " against %.3f"
                                                .formatted(finding.championAveragePrecision()
                                                        .getAsDouble())
                                        : "",
                                now.map(one -> one.getVersion() + " came into force")
                                        .orElse("no champion is in force"));
        return new RetrainingOutcome(version, Optional.empty(), finding.keptBack(why + KEPT_BACK));
    }

    private static String name(Optional<ModelReference> model) {
        return model.map(one -> "the champion " + one.getVersion()).orElse("no champion");
    }

    /**
     * The same, saying that a person asked for it though others would have waited. @param repeats why; empty if they
     * would not
     */
    public RetrainingOutcome overriding(Optional<String> repeats) {
        return repeats.map(why ->
                        new RetrainingOutcome(version, bundle, finding.noting("a person asked, although " + why)))
                .orElse(this);
    }

    /**
     * The same without the bundle, if there is one and something keeps it back. @param why one sentence for each that
     * does
     */
    public RetrainingOutcome keptBackIf(Function<Bundle, Optional<String>> why) {
        return bundle.flatMap(why)
                .map(reason -> new RetrainingOutcome(version, Optional.empty(), finding.keptBack(reason)))
                .orElse(this);
    }

    /** The same with the bundle signed, if there are both. */
    public RetrainingOutcome signedBy(Optional<SigningKey> key) {
        return new RetrainingOutcome(
                version, bundle.map(one -> key.map(one::signedBy).orElse(one)), finding);
    }
}
