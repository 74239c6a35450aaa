package io.tidemark.features.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.engine.VectorFlags;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementsTest {

    private static final Transaction BARE = Transaction.newBuilder()
            .setTransactionId("t")
            .setEventTime(Instant.parse("2024-03-01T00:00:00Z"))
            .setCustomerId("c")
            .setTerminalId("")
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transform: amount | true | false",
                "transform: log_amount | true | false",
                "transform: hour | false | false",
                "entity: customer, aggregate: count, window: 1d | false | false",
                "entity: customer, aggregate: sum, window: 1d | true | false",
                "entity: customer, aggregate: count, where: \"amount >= 1\", window: 1d | true | false",
                "entity: customer, aggregate: count, where: \"currency = 'EUR'\", window: 1d | true | false",
                "entity: terminal, aggregate: count, window: 1d | false | true",
                "entity: [customer, terminal], aggregate: count, window: 1d | false | true",
                "entity: customer, aggregate: distinct, of: terminal, window: 1d | false | true",
                "entity: customer, aggregate: share, where: \"terminal = 'x'\", window: 1d | false | true",
                "entity: attributes.merchant, aggregate: count, window: 1d | false | false",
            })
    void whatAFeatureIsMadeOfHasToBeThereAndNothingElseIsMissed(String feature, boolean amount, boolean terminal) {
        Catalogue catalogue =
                CatalogueReader.read("name: x\nzone: UTC\ncurrency: EUR\nfeatures:\n  - {name: f, " + feature + "}\n");
        assertThat(catalogue.requirements()).isEqualTo(new Requirements(amount, terminal));
        assertThat(new VectorFlags(catalogue).of(BARE).contains("missing_amount"))
                .isEqualTo(amount);
        assertThat(new VectorFlags(catalogue).of(BARE).contains("missing_terminal"))
                .isEqualTo(terminal);
    }

    @Test
    void theShippedCataloguesNeedBoth() {
        for (String name : CatalogueReader.SHIPPED) {
            assertThat(CatalogueReader.shipped(name).requirements().fields()).containsExactly("amount", "terminal_id");
        }
    }
}
