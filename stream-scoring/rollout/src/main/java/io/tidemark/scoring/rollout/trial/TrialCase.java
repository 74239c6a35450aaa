package io.tidemark.scoring.rollout.trial;

import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.schemas.Trial;
import io.tidemark.schemas.TrialKind;
import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.model.trial.ScoredBeside;
import io.tidemark.scoring.model.trial.TrialJudge;
import io.tidemark.scoring.model.trial.TrialRules;
import io.tidemark.scoring.model.trial.TrialTally;
import io.tidemark.scoring.model.trial.TrialVerdict;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A trial as it stands. Not thread-safe. */
final class TrialCase {

    /** Causes that lie with the model. */
    private static final Set<String> ITS_FAULT = Set.of(
            Cause.MODEL_MISSING.flag(),
            Cause.MODEL_FAILED.flag(),
            Cause.MODEL_SLOW.flag(),
            Cause.UNSEEN_MISSING_VALUE.flag());

    private final Trial trial;
    private final double threshold;
    private final double rivalThreshold;
    private final TrialTally tally = new TrialTally();
    private final TrialJudge judge;

    /**
     * @param threshold the score from which the model on trial alerts
     * @param rivalThreshold and its rival
     */
    TrialCase(Trial trial, double threshold, double rivalThreshold, TrialRules rules) {
        this.trial = trial;
        this.threshold = threshold;
        this.rivalThreshold = rivalThreshold;
        this.judge = new TrialJudge(rules, trial.getEvents());
    }

    Trial trial() {
        return trial;
    }

    long events() {
        return tally.events();
    }

    /** Takes a decision; of no matter unless it was made under the trial and for no other model's customers. */
    void take(Score score) {
        if (score.getControlSequence() < trial.getSinceSequence() || tally.events() >= trial.getEvents()) {
            return;
        }
        Optional<OptionalDouble> own = trial.getKind() == TrialKind.ON_WATCH ? asChampion(score) : asShadow(score);
        if (own.isPresent()) {
            OptionalDouble rival = of(score, trial.getRival().getVersion());
            tally.add(new ScoredBeside(
                    score.getTransaction().getTransactionId(),
                    own.get(),
                    own.get().isPresent() && own.get().getAsDouble() >= threshold,
                    rival.isPresent() && rival.getAsDouble() >= rivalThreshold));
        }
    }

    void label(String transactionId, boolean fraud) {
        tally.label(transactionId, fraud);
    }

    TrialVerdict verdict() {
        return judge.on(tally);
    }

    private Optional<OptionalDouble> asChampion(Score score) {
        if (trial.getModel().getVersion().equals(score.getModelVersion()) && score.getScore() != null) {
            return Optional.of(OptionalDouble.of(score.getScore()));
        }
        return score.getFlags().stream().anyMatch(ITS_FAULT::contains)
                ? Optional.of(OptionalDouble.empty())
                : Optional.empty();
    }

    private Optional<OptionalDouble> asShadow(Score score) {
        return trial.getRival().getVersion().equals(score.getModelVersion())
                ? Optional.of(of(score, trial.getModel().getVersion()))
                : Optional.empty();
    }

    private static OptionalDouble of(Score score, String version) {
        if (version.equals(score.getModelVersion()) && score.getScore() != null) {
            return OptionalDouble.of(score.getScore());
        }
        return score.getShadows().stream()
                .filter(shadow -> shadow.getModelVersion().equals(version))
                .mapToDouble(ShadowScore::getScore)
                .findFirst();
    }
}
