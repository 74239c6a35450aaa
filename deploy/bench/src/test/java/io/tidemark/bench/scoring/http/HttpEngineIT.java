package io.tidemark.bench.scoring.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bench.forest.BenchForest;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server in a process of its own gives the margins of the model bit for bit, missing values and all. */
@Tag("component")
class HttpEngineIT {

    private static final int ROWS = 200;

    @Test
    void itsMarginsAreThoseOfTheModel() throws Exception {
        byte[] model;
        try (BenchForest forest = BenchForest.trained()) {
            model = forest.model();
        }
        float[] rows = BenchForest.rows(new Random(11), ROWS);
        float[] expected = new float[ROWS];
        float[] served = new float[ROWS];
        try (ModelServer server = ModelServer.start(model, "ubj");
                ScoringEngine local = new CompiledForestFactory().create(model, "ubj");
                ScoringEngine http =
                        HttpEngine.factory(server, new CompiledForestFactory()).create(model, "ubj")) {
            local.margins(rows, expected);
            http.margins(rows, served);
            assertThat(served).isEqualTo(expected);
            float[] first = Arrays.copyOf(rows, BenchForest.FEATURES);
            assertThat(http.margin(first)).isEqualTo(expected[0]);
            assertThat(http.score(expected[0])).isEqualTo(local.score(expected[0]));
        }
    }
}
