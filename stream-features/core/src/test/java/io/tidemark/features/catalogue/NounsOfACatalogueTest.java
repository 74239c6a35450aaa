package io.tidemark.features.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.nouns.Noun;
import io.tidemark.nouns.Nouns;
import org.junit.jupiter.api.Test;

class NounsOfACatalogueTest {

    private static final String FEATURES =
            """
            features:
              - {name: amount, transform: amount}
              - {name: rate, entity: customer, aggregate: fraud_rate, window: 7d, delay: 1d}
            """;

    @Test
    void nounsChangeTextsAndNeitherTheHashNorWhatIsComputed() {
        Catalogue plain = CatalogueReader.read("name: a\ncurrency: EUR\n" + FEATURES);
        Catalogue named = CatalogueReader.read("name: a\ncurrency: EUR\nnouns: {event: reading, positive: failure}\n"
                + FEATURES.replace("fraud_rate", "positive_rate"));
        assertThat(named.hash()).isEqualTo(plain.hash());
        assertThat(named.features()).isEqualTo(plain.features());
        assertThat(plain.nouns()).isEqualTo(Nouns.USUAL);
        assertThat(named.nouns().of(Noun.EVENTS)).isEqualTo("readings");
        assertThat(named.features().get(0).meaning(named.nouns())).isEqualTo("amount of the reading");
        assertThat(named.features().get(1).meaning(named.nouns())).isEqualTo("known failures by events; 0 of none");
        assertThat(plain.features().get(1).meaning(plain.nouns())).isEqualTo("known frauds by events; 0 of none");
    }

    @Test
    void wrongNounsAreToldWithTheirLines() {
        assertThatThrownBy(() -> CatalogueReader.read(
                        "name: a\ncurrency: EUR\nnouns:\n  evnt: reading\n  positive: 100%\n" + FEATURES))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageContaining("line 4: 'evnt: reading' of 'nouns'; no text speaks of it; did you mean 'event'?")
                .hasMessageContaining("line 5: 'positive: 100%' of 'nouns'; this is no noun; use at most 40");
    }
}
