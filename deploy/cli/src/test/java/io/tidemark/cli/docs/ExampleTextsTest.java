package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.Mapping;
import io.tidemark.nouns.Noun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleTextsTest {

    static final Path EXAMPLE = Path.of("deploy/examples/predictive-maintenance");

    @Test
    void noFileOfTheExampleSpeaksOfPayments() {
        List<Path> files = Pages.files(name -> true).stream()
                .filter(file -> file.startsWith(EXAMPLE))
                .toList();
        assertThat(files).extracting(file -> file.getFileName().toString()).contains("README.md", "catalogue.yaml");
        assertThat(files).allSatisfy(file -> assertThat(ForeignWords.ofPayments(Pages.read(file)))
                .as(file.toString())
                .isEmpty());
    }

    @Test
    void itsCatalogueAndItsMappingFitEachOther() {
        var catalogue = CatalogueReader.resolve(
                Pages.ROOT.resolve(EXAMPLE.resolve("catalogue.yaml")).toString());
        var mapping = Mapping.resolve(
                Pages.ROOT.resolve(EXAMPLE.resolve("mapping.yaml")).toString());
        assertThat(catalogue.requirements().fields()).isEmpty();
        assertThat(catalogue.nouns().of(Noun.REVIEW)).isEqualTo("send someone");
        assertThat(mapping.said())
                .extracting(said -> said.number().name())
                .containsExactlyInAnyOrder("temperature", "vibration", "pressure", "load");
    }

    @Test
    void wordsOfPaymentsAreFoundAndAModelsCardIsNone() {
        assertThat(ForeignWords.ofPayments("Model card: m-1\ntidemark models card m-1\nthe model's card\nscorecard"))
                .isEmpty();
        assertThat(ForeignWords.ofPayments("a Fraud\nof cards\nunpaid\nthe card\nrepayment"))
                .containsExactly("a Fraud", "of cards", "the card", "repayment");
        assertThat(ForeignWords.usualNouns("a transaction\ntransaction_id\nCustomers"))
                .containsExactly("a transaction", "Customers");
    }
}
