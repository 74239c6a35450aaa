package io.tidemark.training.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.files.table.TableForm;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScoringTest {

    private static final List<String> NAMES = List.of("amount", "night");

    @TempDir
    Path dir;

    private final List<TrainingRow> rows = new ArrayList<>();
    private float[] margins;

    @BeforeEach
    void trainAModel() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            double amount = random.nextDouble(400);
            rows.add(new TrainingRow("t" + i, "c", i, new double[] {amount, i % 2}, amount > 220));
        }
        rows.add(new TrainingRow("missing", "c", 501, new double[] {Double.NaN, 1}, false));
        try (TrainedModel model = new Trainer(TrainingParameters.parse("rounds=20")).train(rows, NAMES)) {
            margins = model.margins(rows);
            Files.write(dir.resolve("model.json"), model.content());
        }
    }

    @Test
    void columnsAreFoundByNameAndMarginsAreThoseOfTheTraining() throws IOException {
        StringBuilder csv = new StringBuilder("night,other,transaction_id,amount\n");
        for (TrainingRow row : rows) {
            String amount = Double.isNaN(row.vector()[0]) ? "" : Double.toString(row.vector()[0]);
            csv.append(row.vector()[1])
                    .append(",x,")
                    .append(row.transactionId())
                    .append(',')
                    .append(amount)
                    .append('\n');
        }
        for (String engine : List.of("compiled", "xgboost4j")) {
            Path out = dir.resolve(engine + ".csv");

            long written = FileScoring.score(
                    dir.resolve("model.json"), Files.writeString(dir.resolve("f.csv"), csv), out, engine);

            assertThat(written).isEqualTo(rows.size());
            List<String> lines = Files.readAllLines(out);
            assertThat(lines.get(0)).isEqualTo("transaction_id,score,margin");
            for (int i = 0; i < rows.size(); i++) {
                String[] fields = lines.get(i + 1).split(",");
                assertThat(fields[0]).isEqualTo(rows.get(i).transactionId());
                assertThat(Float.parseFloat(fields[2])).isEqualTo(margins[i]);
                assertThat(Double.parseDouble(fields[1])).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void reasonsStandBesideTheScoreAndAreEmptyWhereNothingRaisedIt() throws IOException {
        Path features =
                Files.writeString(dir.resolve("f.csv"), "transaction_id,amount,night\nhigh,390.5,1\nlow,12,0\n");
        for (String engine : List.of("compiled", "xgboost4j")) {
            Path out = dir.resolve(engine + ".csv");
            FileScoring.score(dir.resolve("model.json"), features, TableForm.UNSAID, out, engine, 2, note -> {});
            List<String> lines = Files.readAllLines(out);
            assertThat(lines.get(0))
                    .isEqualTo("transaction_id,score,margin,reason_1,reason_1_contribution,reason_1_sentence,"
                            + "reason_2,reason_2_contribution,reason_2_sentence");
            assertThat(lines.get(1)).matches("high,0\\.9\\d+,[^,]+,AMOUNT,[1-9]\\.\\d+,amount: 390\\.5,.*");
            assertThat(lines.get(2)).startsWith("low,0.").endsWith(",,,");
        }
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        Path features = Files.writeString(dir.resolve("f.csv"), "transaction_id,amount\n1,2\n");

        assertThatThrownBy(() ->
                        FileScoring.score(dir.resolve("model.json"), features, dir.resolve("out.csv"), "xgboost4j"))
                .hasMessageContaining("has no column night");
    }

    @Test
    void aValueThatIsNoFiniteNumberIsNamedWithItsLine() throws IOException {
        Path features = Files.writeString(dir.resolve("f.csv"), "transaction_id,amount,night\n1,2,0\n2,Infinity,1\n");

        assertThatThrownBy(() ->
                        FileScoring.score(dir.resolve("model.json"), features, dir.resolve("out.csv"), "xgboost4j"))
                .hasMessageContaining("line 3 has 'Infinity' for amount, which is not a finite number");
    }

    @Test
    void anUnknownEngineIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> FileScoring.score(dir.resolve("model.json"), dir, dir, "quantum"))
                .hasMessageContaining("choose compiled or xgboost4j");
    }
}
