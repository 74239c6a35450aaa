package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.features.files.labels.LabelKeys;
import io.tidemark.features.files.labels.LabelWords;
import io.tidemark.features.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {

    @Test
    void theShippedMappingsAreSound() {
        assertThat(Mapping.SHIPPED)
                .allSatisfy(name -> assertThat(Mapping.resolve(name).name()).isEqualTo(name));
        assertThat(Mapping.shipped("handbook").currency()).isEqualTo("EUR");
        assertThat(Mapping.shipped("handbook").genuineLabels()).isTrue();
        assertThat(Mapping.shipped("sparkov").currency()).isEqualTo("USD");
    }

    @Test
    void allProblemsAreListedWithLineReasonAndSuggestion() {
        String yaml =
                """
                name: broken
                currancy: EUR
                columns:
                  transaction_id: ID
                  event_time: AT
                  customer: CUSTOMER
                  terminal_id: TERMINAL
                  amount: AMOUNT
                  fraud: FRAUD
                  latitude: LAT
                time: yyyy-bb
                zone: Mars
                genuine: sent
                """;
        var refused = catchThrowableOfType(InvalidMappingException.class, () -> Mapping.read(yaml));
        assertThat(refused.problems())
                .extracting(Problem::reason)
                .anyMatch(reason -> reason.equals("unknown key 'currancy'"))
                .anyMatch(reason -> reason.equals("unknown key 'customer'"))
                .anyMatch(reason -> reason.equals("'customer_id' is missing"))
                .anyMatch(reason -> reason.equals("the currency must be said once"))
                .anyMatch(reason -> reason.equals("latitude and longitude go together"))
                .anyMatch(reason -> reason.startsWith("this is no time format"))
                .anyMatch(reason -> reason.equals("this is no time zone"))
                .anyMatch(reason -> reason.equals("unknown genuine 'sent'"))
                .hasSize(8);
        assertThat(refused).hasMessageContaining("line 2: unknown key 'currancy'; did you mean 'currency'?");
    }

    @Test
    void labelsOfOtherDomainsHaveWordsOfTheirOwn() {
        String head =
                """
                name: readings
                columns: {transaction_id: id, event_time: at, customer_id: machine, %s: failed}
                time: iso
                """;
        Mapping machines = Mapping.read(head.formatted("positive") + "positive_is: [x]\nnegative: send\n");
        assertThat(machines.columns()).containsEntry("fraud", "failed").doesNotContainKey("positive");
        assertThat(machines.labels()).isEqualTo(new LabelWords(Set.of("x"), Set.of(), LabelKeys.POSITIVE));
        assertThat(machines.genuineLabels()).isTrue();
        assertThatThrownBy(() -> Mapping.read(head.formatted("positive") + "genuine_is: [x]\nnegative: sent\n"))
                .hasMessageContaining("line 4: 'genuine_is' is a word beside 'fraud: COLUMN'; the column of labels is"
                        + " named by 'positive', so write one of positive_is, negative, negative_is")
                .hasMessageContaining("unknown negative 'sent'");
        assertThatThrownBy(() -> Mapping.read(head.formatted("fraud") + "positive_is: [x]\n"))
                .hasMessageContaining("'positive_is' is a word beside 'positive: COLUMN'");
        assertThatThrownBy(() -> Mapping.read(head.formatted("fraud: it, positive")))
                .hasMessageContaining("'fraud' and 'positive' are one column; keep one of the two");
    }

    @Test
    void aNameOrAPathIsResolvedAndAnythingElseNamed(@TempDir Path folder) throws IOException {
        Path mine = folder.resolve("mine.yaml");
        try (var shipped = Mapping.class.getResourceAsStream("handbook.yaml")) {
            Files.copy(shipped, mine);
        }
        assertThat(Mapping.resolve(mine.toString()).columns())
                .isEqualTo(Mapping.shipped("handbook").columns());
        assertThatThrownBy(() -> Mapping.resolve("sparkow"))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("did you mean 'sparkov'?");
    }
}
