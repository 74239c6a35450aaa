package io.tidemark.scoring.xgboost4j;

import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForest;
import io.tidemark.scoring.model.forest.MultiClassForest;

/** A compiled forest of one class or of several, asked in the same way. */
interface Candidate {

    void margins(float[] row, float[] margins);

    void scores(float[] margins, float[] scores);

    static Candidate compile(byte[] model, String format, int classes) {
        return classes > 1
                ? ofClasses(MultiClassForest.compile(model, format))
                : ofOne(CompiledForest.compile(model, format));
    }

    private static Candidate ofOne(ScoringEngine forest) {
        return new Candidate() {
            @Override
            public void margins(float[] row, float[] margins) {
                margins[0] = forest.margin(row);
            }

            @Override
            public void scores(float[] margins, float[] scores) {
                scores[0] = (float) forest.score(margins[0]);
            }
        };
    }

    private static Candidate ofClasses(MultiClassForest forest) {
        return new Candidate() {
            @Override
            public void margins(float[] row, float[] margins) {
                forest.margins(row, margins);
            }

            @Override
            public void scores(float[] margins, float[] scores) {
                forest.probabilities(margins, scores);
            }
        };
    }
}
