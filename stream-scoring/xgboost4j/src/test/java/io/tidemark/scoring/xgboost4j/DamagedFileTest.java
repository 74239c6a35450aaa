package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The native library dies of damage that it does not look for, and this process with it: none may get that far. */
class DamagedFileTest {

    private static final int FEATURES = 4;
    private static final int MUTANTS = Integer.getInteger("tidemark.mutants", 1_200) / 4;

    @ParameterizedTest
    @CsvSource({"json, gbtree", "ubj, gbtree", "json, dart", "ubj, dart"})
    void noDamagedFileEndsTheProcess(String format, String booster) throws Exception {
        TrainedModel data = new TrainedModel(3, FEATURES, 0.1, 2);
        byte[] whole = data.train(
                        Map.of("objective", "binary:logistic", "booster", booster, "max_depth", 4, "gamma", 1), 6, 500)
                .toByteArray(format);
        int accepted = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] damaged = damaged(whole, new SplittableRandom(i));
            try (ScoringEngine engine = new XgboostEngineFactory().create(damaged, format)) {
                assertThat(engine.margin(new float[engine.featureCount()])).isNotNaN();
                accepted++;
            } catch (InvalidModelException | UnsupportedModelException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(accepted).isPositive();
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] damaged = random.nextInt(10) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int n = damaged.length == 0 ? 0 : random.nextInt(1, 4); n > 0; n--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
