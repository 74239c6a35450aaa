package io.tidemark.training.gate;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.training.Retraining;
import io.tidemark.training.RetrainingOutcome;
import io.tidemark.training.RetrainingRules;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.Segments;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Retrainings as the service does them, without the log. */
final class ProofRetraining {

    static final RetrainingRules RULES = new RetrainingRules(
            Duration.ofDays(7),
            Duration.ofDays(60),
            0.3,
            TrainingParameters.parse("rounds=30"),
            AlertBudget.DEFAULT,
            GateRules.DEFAULT);

    private static final Clock CLOCK = Clock.fixed(ProofWorld.NOW.plus(Duration.ofDays(7)), ZoneOffset.UTC);
    private static final Instant PAST = ProofWorld.NOW.minus(Duration.ofDays(30));

    private ProofRetraining() {}

    /** A model of the world before anything happened. */
    static Champion champion(long seed, int rows) {
        Bundle bundle = run(ProofWorld.STATIONARY.rows(-1 - seed, rows, PAST), PAST, Optional.empty())
                .bundle()
                .orElseThrow();
        return new Champion(new ModelReference(bundle.manifest().version(), bundle.sha256()), bundle);
    }

    static RetrainingOutcome run(List<TrainingRow> rows, Instant matured, Optional<Champion> champion) {
        TrainingSet set = new TrainingSet(rows, matured, Map.of("scores", rows.size()));
        return new Retraining(RULES, CLOCK, line -> {}).run("m-1", set, Optional.empty(), ProofWorld.SPACE, champion);
    }

    static RetrainingOutcome run(List<TrainingRow> rows, Champion champion) {
        return run(rows, ProofWorld.NOW, Optional.of(champion));
    }

    /** Judges bytes that somebody brings as the candidate of these rows. */
    static GateFinding judge(byte[] bundle, List<TrainingRow> rows, Champion champion) {
        Gate gate = new Gate(RULES.gate(), RULES.budget(), RULES.trainingAge());
        TimeSplit split = TimeSplit.of(rows, RULES.comparisonShare());
        return gate.judge(
                        bundle,
                        new Candidacy(ProofWorld.SPACE, split, ProofWorld.NOW, Optional.of(champion), Segments.NONE))
                .finding();
    }
}
