package io.tidemark.training.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.fit.Calibrating;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Where nothing has changed, a new model is another draw of the same lottery: at most one in fifty may win, of fifty
 * retrainings in every build as of two hundred with {@code -Dtidemark.proof=full}.
 */
@Tag("proof")
class StationaryTrafficProof {

    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final Gate GATE = new Gate(GateRules.DEFAULT, AlertBudget.DEFAULT, Duration.ofDays(9));

    @Test
    void ofFiftyRetrainingsAtMostOneIsPromoted() {
        int runs = FULL ? 200 : 50;
        int promoted = 0;
        for (int run = 0; run < runs; run++) {
            promoted += promoted(rows(2L * run), rows(2L * run + 1)) ? 1 : 0;
        }
        assertThat(promoted).isLessThanOrEqualTo(runs / 50);
    }

    private static boolean promoted(List<TrainingRow> past, List<TrainingRow> present) {
        TimeSplit split = TimeSplit.of(present, 0.3);
        Trainer trainer = new Trainer(TrainingParameters.parse("rounds=20"));
        try (TrainedModel champion = trainer.train(TimeSplit.of(past, 0.3).training(), NAMES);
                TrainedModel candidate = trainer.train(split.training(), NAMES)) {
            double[] ours = Calibrating.uncalibrated(candidate, split.comparison());
            double[] theirs = Calibrating.uncalibrated(champion, split.comparison());
            return GATE.finding(
                            GATE.compare(
                                    split.comparison(),
                                    TrainingSet.frauds(split.training()),
                                    ours,
                                    Optional.of(theirs)),
                            List.of(),
                            List.of())
                    .promote();
        }
    }

    private static List<TrainingRow> rows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            boolean fraud = random.nextInt(30) == 0;
            double[] vector = new double[NAMES.size()];
            for (int j = 0; j < vector.length; j++) {
                vector[j] = random.nextGaussian();
            }
            vector[0] += fraud ? 2 : 0;
            vector[1] += fraud ? 1.5 : 0;
            rows.add(new TrainingRow("t" + i, "c" + random.nextInt(800), 1000L * i, vector, fraud));
        }
        return rows;
    }
}
