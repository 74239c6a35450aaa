package io.tidemark.scoring.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.policy.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "score > 0.9 && score < 0.5",
                "transaction.country == 'DE' && transaction.country in ['FR', 'IT']",
                "score > 0.5 && !(score > 0.5)",
                "has(transaction.device) && !has(transaction.device)",
                "score > 0.5 && score < 0.5000000000000001",
                "false",
                "transaction.country in []",
                "transaction.amount * 2.0 > 5.0 && !(transaction.amount*2.0 > 5.0)"
            })
    void aConditionThatContradictsItselfIsRefused(String condition) {
        assertThatThrownBy(() -> Policies.with(rule("r", condition, "review"))).hasMessageContaining("never holds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "transaction.amount > 100.0 ; transaction.amount > 500.0",
                "transaction.amount > 100.0 ; 500.0 <= transaction.amount && score > 0.5",
                "score > 0.5 || transaction.country == 'DE' ; transaction.country in ['DE'] && score < 0.1",
                "transaction.country in ['DE', 'FR'] ; transaction.country == 'FR'",
                "transaction.country != 'DE' ; transaction.country == 'FR'",
                "!(score < 0.5) ; score == 0.75",
                "score * 2.0 > 1.0 ; score * 2.0 > 1.0 && transaction.amount > 5.0",
                "true ; score > 0.1"
            })
    void aRuleBelowOneThatCoversItIsRefused(String first, String second) {
        assertThatThrownBy(() -> Policies.with("rules:", item("a", first, "review"), item("b", second, "decline")))
                .hasMessageContaining("rule 'b' is never heard: rule 'a' in line 5 decides");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "transaction.amount > 500.0 ; transaction.amount > 100.0",
                "transaction.amount > 100.0 ; score > 0.5",
                "transaction.country != 'DE' ; transaction.country in ['DE', 'FR']",
                "score > 0.5 ; !(score < 0.5)",
                "score > 0.5 && has(transaction.device) ; score > 0.7",
                "transaction.amount / 2.0 > 5.0 ; transaction.amount > 11.0"
            })
    void whatIsNotProvenIsNotSaid(String first, String second) {
        assertThatCode(() -> Policies.with("rules:", item("a", first, "review"), item("b", second, "decline")))
                .doesNotThrowAnyException();
    }

    @Test
    void aRuleThatOnlyLeavesItsNameCoversNothingAndIsAlwaysHeard() {
        assertThatCode(() -> Policies.with(
                        "rules:",
                        "  - {id: noted, when: score > 0.1}",
                        item("b", "score > 0.5", "decline"),
                        "  - {id: also, when: score > 0.9}"))
                .doesNotThrowAnyException();
    }

    @Test
    void overlappingSegmentsAreRefusedWithAnEventThatShowsIt() {
        String yaml =
                """
                name: cards
                version: v1
                catalogue: handbook
                thresholds:
                  by: score
                  review: 0.5
                  segments:
                    - {name: small, when: transaction.amount < 50.0, review: 0.6}
                    - {name: german, when: transaction.country == "DE", review: 0.7}
                """;

        assertThatThrownBy(() -> Policies.read(yaml))
                .hasMessageContaining("line 9: segments 'small' and 'german' overlap, as for")
                .hasMessageContaining("transaction.country = \"DE\"");
    }

    @Test
    void rulesOfOnePriorityThatDecideDifferentlyAreRemarked() {
        assertThat(new PolicyCheck(Policies.with(
                                "rules:",
                                item("a", "score > 0.5", "review"),
                                item("b", "transaction.amount > 100.0", "decline")))
                        .remarks())
                .singleElement()
                .asString()
                .contains("'a' (line 5)", "'b' (line 6)", "as for");
        assertThat(new PolicyCheck(Policies.with(
                                "rules:",
                                item("a", "score > 0.5", "review"),
                                item("b", "score < 0.5 && transaction.amount > 100.0", "decline")))
                        .remarks())
                .isEmpty();
    }

    private static String rule(String id, String condition, String then) {
        return "rules:\n" + item(id, condition, then);
    }

    private static String item(String id, String condition, String then) {
        return "  - {id: " + id + ", when: \"" + condition + "\", then: " + then + "}";
    }
}
