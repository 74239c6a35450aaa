package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The compiled forest against XGBoost4J over models of every kind, with rows at split points, beside them, missing,
 * huge and tiny. {@code -Dtidemark.parity.rows=1000000} says how many rows in all.
 */
@Tag("component")
@Tag("exact")
class ForestParityIT {

    private static final int ROWS = Integer.getInteger("tidemark.parity.rows", 20_000);
    private static final int ROWS_A_MODEL = ROWS / models().size() + 1;
    /** XGBoost4J's contributions cost a hundred times its margins. */
    private static final int EXPLAINED = Math.max(20, ROWS_A_MODEL / 100);

    static List<ParityModel> models() {
        return ParityModel.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void marginsAreEqualBitForBitAndScoresWithinOneUlp(ParityModel model) throws Exception {
        try (ParityRun run = new ParityRun(model)) {
            run.score(ROWS_A_MODEL);
            if (!model.isDart()) {
                run.scoreInfinities(ROWS_A_MODEL / 10 + 1);
            }
            print("%-40s %7d rows, %6d with infinities, round %d", model, run.rows, run.infinite, run.rounds());
            assertThat(run.scoresApart).as("scores more than one ulp apart").isZero();
        }
    }

    static List<ParityModel> modelsWithOneOutput() {
        return models();
    }

    @ParameterizedTest
    @MethodSource("modelsWithOneOutput")
    void contributionsAreThoseOfXgboostAndAddUpToTheMargin(ParityModel model) throws Exception {
        try (ParityRun run = new ParityRun(model)) {
            run.explain(EXPLAINED);
            print(
                    "%-40s %5d rows, apart %.1e, sums from margins %.1e, XGBoost's own sums %.1e",
                    model, run.explained, run.worstContribution, run.worstSum, run.worstNativeSum);
            assertThat(run.worstSum).isLessThan(1e-5);
            assertThat(run.worstContribution).isLessThan(1e-4);
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
