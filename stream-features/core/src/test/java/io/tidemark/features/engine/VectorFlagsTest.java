package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorFlagsTest {

    /** A transaction in dollars under a catalogue in euros. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transform: hour | false",
                "transform: amount | true",
                "transform: log_amount | true",
                "transform: amount, currency: own | false",
                "transform: amount, currency: EUR | false",
                "entity: customer, aggregate: count, window: 1d | false",
                "entity: customer, aggregate: count, where: \"currency = 'EUR'\", window: 1d | false",
                "entity: customer, aggregate: count, where: \"amount >= 1\", window: 1d | true",
                "entity: customer, aggregate: sum, window: 1d | true",
                "entity: customer, aggregate: sum, currency: USD, window: 1d | false",
                "entity: terminal, aggregate: mean, currency: own, window: 1d | false",
                "entity: customer, aggregate: sum, over: outcomes, window: 1d | false",
            })
    void aForeignAmountIsNoCauseWhereNoFeatureFollowsTheCataloguesCurrency(String feature, boolean flagged) {
        Catalogue catalogue =
                CatalogueReader.read("name: x\nzone: UTC\ncurrency: EUR\nfeatures:\n  - {name: f, " + feature + "}\n");
        Set<String> causes = new HashSet<>();
        double[] vector = new double[1];
        new FeatureEngine(catalogue).answer(Samples.transaction("a", 0, 500, "USD"), vector, causes);
        assertThat(causes).isEqualTo(flagged ? Set.of(VectorFlags.MIXED_CURRENCY) : Set.of());
        assertThat(new VectorFlags(catalogue).of(Samples.transaction("b", 1, 500, "EUR")))
                .isEqualTo(List.of());
    }
}
