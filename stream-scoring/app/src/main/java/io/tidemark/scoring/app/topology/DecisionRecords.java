package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowPolicy;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.scoring.app.decision.DecisionFlags;
import io.tidemark.scoring.app.decision.Explanations.Explained;
import io.tidemark.scoring.app.decision.Verdict;
import io.tidemark.scoring.app.decision.Verdict.Scored;
import io.tidemark.scoring.app.watch.TransactionWatch.Overdue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes decisions down. */
final class DecisionRecords {

    private DecisionRecords() {}

    static Score score(
            FeatureVector vector,
            LogPosition features,
            Optional<Control> control,
            Verdict verdict,
            List<ShadowScore> shadows,
            Optional<ShadowPolicy> shadowPolicy,
            Explained explained,
            Instant at) {
        Optional<Scored> scored = verdict.scored();
        return Score.newBuilder()
                .setTransaction(vector.getTransaction())
                .setOrigin(vector.getOrigin())
                .setLoggedAt(vector.getLoggedAt())
                .setFeaturesPosition(features)
                .setCatalogueHash(vector.getCatalogueHash())
                .setVector(vector.getValues())
                .setArrivalNumbers(vector.getArrivalNumbers())
                .setTimeMode(vector.getTimeMode())
                .setLate(vector.getLate())
                .setModelVersion(scored.map(one -> one.model().version()).orElse(null))
                .setBundleSha256(scored.map(one -> one.model().sha256()).orElse(null))
                .setScore(scored.map(Scored::score).orElse(null))
                .setRank(scored.flatMap(Scored::rank).orElse(null))
                .setMargin(scored.map(Scored::margin).orElse(null))
                .setDecision(verdict.decision())
                .setPolicyVersion(verdict.policyVersion())
                .setControlId(control.map(Control::getControlId).orElse(null))
                .setControlSequence(control.map(Control::getSequence).orElse(0L))
                .setFlags(flags(verdict, explained))
                .setShadows(shadows)
                .setScoredAt(at)
                .setPartialHistory(vector.getPartialHistory())
                .setLabelNumbers(vector.getLabelNumbers())
                .setReasons(explained.reasons())
                .setReleasePropensity(verdict.releasePropensity().orElse(null))
                .setPolicy(verdict.trace().orElse(null))
                .setShadowPolicy(shadowPolicy.orElse(null))
                .build();
    }

    private static List<String> flags(Verdict verdict, Explained explained) {
        if (!explained.failed()) {
            return verdict.flags();
        }
        List<String> flags = new ArrayList<>(verdict.flags());
        flags.add(DecisionFlags.REASONS_FAILED);
        return flags;
    }

    /** What there is of a transaction without a vector: nothing is known but itself. */
    static FeatureVector vector(Overdue overdue) {
        return FeatureVector.newBuilder()
                .setTransaction(overdue.transaction())
                .setOrigin(overdue.origin())
                .setLoggedAt(overdue.loggedAt())
                .setCatalogueHash("")
                .setValues(List.of())
                .setArrivalNumbers(Map.of())
                .build();
    }

    /** Of a transaction without a vector. */
    static Score score(
            FeatureVector none,
            LogPosition features,
            Optional<Control> control,
            Verdict verdict,
            Optional<ShadowPolicy> shadowPolicy,
            Instant at) {
        return score(none, features, control, verdict, List.of(), shadowPolicy, Explained.NOTHING, at);
    }
}
