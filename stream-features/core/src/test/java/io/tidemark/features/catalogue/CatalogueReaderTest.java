package io.tidemark.features.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.features.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueReaderTest {

    @Test
    void theShippedHandbookCatalogueHasTheFifteenFeaturesInThePublishedOrder() {
        Catalogue handbook = CatalogueReader.shipped("handbook");
        assertThat(handbook.featureNames()).hasSize(15).startsWith("TX_AMOUNT", "TX_DURING_WEEKEND", "TX_DURING_NIGHT");
        assertThat(handbook.featureNames()).endsWith("TERMINAL_ID_RISK_30DAY_WINDOW");
        assertThat(handbook.entities()).containsExactly("customer", "terminal");
        assertThat(handbook.needsLabels()).isTrue();
    }

    @Test
    void theHashOfTheShippedCatalogueStaysAsItIsBecauseModelsAreBoundToIt() {
        assertThat(CatalogueReader.shipped("handbook").hash())
                .isEqualTo("f12d9f56ad0f25adab04c1d4bdaa858733280227e854fd018107855e87c093cd");
    }

    @Test
    void theHashIgnoresCommentsLayoutUnitsAndTheNameOfTheCatalogue() {
        Catalogue one = CatalogueReader.read(
                "name: a\nfeatures:\n  - {name: n, entity: terminal, aggregate: count, window: 1d}\n");
        Catalogue same = CatalogueReader.read(
                """
                # the same
                name: b
                zone: UTC
                features:
                  - window: 24h
                    name: n
                    aggregate: count
                    entity: terminal
                    itself: included
                    delay: 0s
                """);
        Catalogue other = CatalogueReader.read(
                "name: a\nfeatures:\n  - {name: n, entity: terminal, aggregate: count, window: 25h}\n");
        assertThat(same.hash()).isEqualTo(one.hash()).isNotEqualTo(other.hash());
        assertThat(one.entities()).containsExactly("customer", "terminal");
    }

    @Test
    void allProblemsAreListedWithLineReasonAndSuggestion() {
        List<Problem> problems = problems(
                """
                name: broken
                zonne: UTC
                features:
                  - {name: a, transform: amuont}
                  - {name: a, transform: night}
                  - {name: b, entity: custmer, aggregate: summ, window: 1d}
                  - {name: c, entity: customer, aggregate: count, window: 0d}
                  - {name: d, entity: customer, aggregate: count, windw: 1d}
                  - {name: e, entity: customer, aggregate: count, window: 1 week}
                  - {name: f, entity: customer, aggregate: count, window: 1d, delay: 1d, itself: excluded}
                  - {name: g}
                  - {transform: amount}
                """);
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "line 2: unknown key 'zonne'; did you mean 'zone'?",
                        "line 4: 'a': unknown transform 'amuont'; did you mean 'amount'?",
                        "line 5: 'a' is also the name of line 4; rename one",
                        "line 5: 'a': 'night' depends on a time zone and the catalogue has none; write 'zone: UTC' or the zone of your"
                                + " customers above 'features:'",
                        "line 6: 'b': unknown entity 'custmer'; did you mean 'customer'?",
                        "line 6: 'b': unknown aggregate 'summ'; did you mean 'sum'?",
                        "line 7: 'c': the window is 0; write a duration such as 30m, 1h, 7d or 1d12h",
                        "line 8: unknown key 'windw'; did you mean 'window'?",
                        "line 8: 'd': 'window' is missing; write a duration such as 30m, 1h, 7d or 1d12h",
                        "line 9: 'e': '1 week' is no duration; write a duration such as 30m, 1h, 7d or 1d12h",
                        "line 10: 'f': a delayed window never holds the transaction itself; remove 'itself'",
                        "line 11: 'g' needs either 'transform' or 'aggregate' or 'ratio'; use 'transform' for the transaction"
                                + " itself, 'aggregate' for a window over an entity, 'ratio' for one feature by another",
                        "line 12: 'name' is missing; give every feature a 'name'");
    }

    @Test
    void whatIsNoCatalogueAtAllIsRefusedInOneLine() {
        assertThat(problems("")).hasSize(1);
        assertThat(problems("- a\n- b\n")).hasSize(1);
        assertThat(problems("name: x\nfeatures:\n\t- a")).hasSize(1);
        assertThat(problems("name: [x")).hasSize(1);
        assertThat(problems("name: x\nfeatures: []\n"))
                .extracting(Problem::reason)
                .containsExactly("there are no features");
        assertThat(problems("name: x\nzone: Mars\nfeatures:\n  - {name: a, transform: night}\n"))
                .extracting(Problem::reason)
                .containsExactly("'Mars' is no time zone");
        assertThat(problems("name: x\nname: y\nfeatures:\n  - {name: a, transform: amount}\n"))
                .extracting(Problem::reason)
                .containsExactly("'name' stands twice");
    }

    @Test
    void aNameOrAPathIsResolvedAndAnythingElseNamed(@TempDir Path folder) throws IOException {
        Path mine = Files.writeString(
                folder.resolve("mine.yaml"), "name: m\nfeatures:\n  - {name: a, transform: amount}\n");
        assertThat(CatalogueReader.resolve(mine.toString()).featureNames()).containsExactly("a");
        assertThat(CatalogueReader.resolve("handbook").name()).isEqualTo("handbook");
        assertThatThrownBy(() -> CatalogueReader.resolve("handbok"))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageContaining("did you mean 'handbook'?");
    }

    @Test
    void aDurationOfMoreThanACenturyIsNone() {
        assertThat(Spans.parse("36525d")).isPresent();
        assertThat(Spans.parse("36526d")).isEmpty();
        assertThat(Spans.parse("1d12h30m5s7ms").orElseThrow().toMillis()).isEqualTo(131_405_007);
        assertThat(Spans.parse("-1d")).isEmpty();
        assertThat(Spans.parse("d")).isEmpty();
        assertThat(Spans.parse("")).isEmpty();
    }

    private static List<Problem> problems(String yaml) {
        return catchThrowableOfType(InvalidCatalogueException.class, () -> CatalogueReader.read(yaml))
                .problems();
    }
}
