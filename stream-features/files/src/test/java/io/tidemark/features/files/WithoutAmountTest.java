package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutAmountTest {

    private static final Mapping MAPPING = Mapping.read(
            """
            name: logins
            columns: {transaction_id: id, event_time: at, customer_id: who}
            numbers: [{name: score, decimals: 1}]
            time: epoch_millis
            """);
    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: logins
            numbers: [{name: score, decimals: 1}]
            features:
              - {name: score, transform: number, of: numbers.score}
              - {name: scores, entity: customer, aggregate: sum, of: numbers.score, window: 1d}
            """);
    private static final String ROWS = "id,at,who,score\n1,1522540831250,c,-0.5\n2,1522540831251,c,2\n";

    @TempDir
    Path folder;

    @Test
    void aFileNeedsNeitherAmountNorTerminalWhereTheCatalogueNamesNone() throws IOException {
        List<double[]> vectors = new ArrayList<>();
        FeatureFile.Summary summary = new FeatureFile(CATALOGUE, MAPPING, Duration.ZERO)
                .compute(file(), (row, vector) -> vectors.add(vector.clone()), row -> {});
        assertThat(vectors).hasSize(2);
        assertThat(vectors.get(0)).containsExactly(-0.5, -0.5);
        assertThat(vectors.get(1)).containsExactly(2, 1.5);
        assertThat(summary.flagged()).isEmpty();
        assertThat(summary.malformed()).isZero();
    }

    @Test
    void aCatalogueThatIsMadeOfThemRefusesTheMappingBeforeItReads() {
        assertThatThrownBy(() -> new FeatureFile(CatalogueReader.shipped("handbook"), MAPPING, Duration.ZERO))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("it says nothing of 'amount', of which the catalogue handbook makes features;"
                        + " name its column below 'columns:', or use another catalogue: tidemark features list")
                .hasMessageContaining(
                        "it says nothing of 'terminal_id', of which the catalogue handbook makes features;"
                                + " name its column below 'columns:', or write 'terminal_id: none'");
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("in.csv"), ROWS);
    }
}
