package io.tidemark.scoring.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.scoring.policy.Policies;
import io.tidemark.scoring.policy.rule.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {

    @Test
    void everythingThatIsWrongIsSaidAtOnceAtItsLine() {
        String yaml =
                """
                name: cards
                catalogue: payments
                lists:
                  - {name: Stolen, of: costumer, lane: deny}
                rules:
                  - id: a
                    when: transaction.amout > 5.0
                    then: refuse
                  - id: a
                    when: features.NO_SUCH > 1.0
                thresholds:
                  by: points
                  review: 0.9
                  decline: 1.5
                extra: 1
                """;

        InvalidPolicyException e = catchThrowableOfType(InvalidPolicyException.class, () -> Policies.read(yaml));

        assertThat(e.problems().stream().map(Object::toString))
                .anyMatch(line -> line.startsWith("line 1: 'version' is missing"))
                .anyMatch(line -> line.startsWith("line 2: the policy is for the catalogue 'payments'"))
                .anyMatch(line -> line.startsWith("line 4: 'Stolen' is no name of a list"))
                .anyMatch(line -> line.startsWith("line 4: list 'Stolen': 'costumer' is no text")
                        && line.endsWith("did you mean 'customer'?"))
                .anyMatch(line -> line.startsWith("line 7: rule 'a': undefined field 'amout' (column 12")
                        && line.endsWith("did you mean 'amount'?"))
                .anyMatch(line -> line.startsWith("line 8: rule 'a': 'refuse' is no decision"))
                .anyMatch(line -> line.startsWith("line 9: rule 'a' stands in line 6 too"))
                .anyMatch(line -> line.startsWith("line 10: rule 'a': there is no feature 'NO_SUCH'"))
                .anyMatch(line ->
                        line.startsWith("line 12: thresholds go by score, rank, cost or alerts, not by 'points'"))
                .anyMatch(line -> line.startsWith("line 14: 'decline: 1.5' is out of range"))
                .anyMatch(line -> line.startsWith("line 15: unknown key 'extra'"))
                .hasSize(11);
    }

    @Test
    void aConditionOverSeveralLinesIsBlamedAtItsOwnLine() {
        String yaml = Policies.text(
                "rules:", "  - id: long", "    when: |-", "      score > 0.5", "      && nonsense", "    then: review");

        assertThatThrownBy(() -> Policies.read(yaml))
                .hasMessageContaining("line 8: rule 'long': undeclared reference to 'nonsense'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score | expected type 'bool' but found 'double'",
                "transaction.amount == 5 | write 5.0 and not 5",
                "features.TX_AMOUNT / 2 > 1.0 | write 5.0 and not 5",
                "score > | mismatched input",
                "[1, 2].all(x, x > 0) | undeclared reference to 'all'",
                "transaction.country.matches('a(b') | is no pattern of RE2",
                "transaction.country.matches(transaction.device) | here stands no text in quotes",
                "transaction.country < 'DE' | cannot be compared",
                "transaction.event_time.getHours('Mars') < 6 | 'Mars' is no time zone",
                "transaction.event_time < timestamp('yesterday') | 'yesterday' is no point in time",
                "lists.nobody | there is no list 'nobody'",
                "numbers.age > 1.0 | there is no number 'age'",
                "features[transaction.country] > 1.0 | a name in brackets is no constant",
                "has(transaction.attributes) | 'has' needs the name of an attribute",
                "transaction.event_time.getHours() + 1 > 5 | is not part of the language of conditions",
                "score > double(5u) | 'double' takes a whole number",
                "transaction.event_time < timestamp('+300000000-01-01T00:00:00Z') | is no point in time",
                "dyn(score) > 0.5 | undeclared reference to 'dyn'",
                "'a' in transaction.attributes | 'in' is followed by no list"
            })
    void whatTheLanguageDoesNotSayIsRefusedInOneSentence(String condition, String sentence) {
        String yaml = Policies.text("rules:", "  - id: r", "    when: >-", "      " + condition, "    then: review");

        InvalidPolicyException e = catchThrowableOfType(InvalidPolicyException.class, () -> Policies.read(yaml));

        assertThat(e.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("\n"))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("rule 'r'", sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!", "-", "[", "score > 0.5 || "})
    void aConditionWithoutMeasureIsRefusedAndDoesNotOverflow(String part) {
        String yaml =
                Policies.text("rules:", "  - id: r", "    when: '" + part.repeat(100_000) + "'", "    then: review");

        assertThatThrownBy(() -> Policies.read(yaml)).isInstanceOf(InvalidPolicyException.class);
    }

    @Test
    void aConditionMayBeLongButHasABound() {
        String most = "score > 0.5 || ".repeat(Language.LONGEST / 30) + "true";

        assertThatThrownBy(() -> Policies.with("rules:", "  - {id: r, when: \"" + most + "\", then: review}"))
                .hasMessageContaining("parts, more than 400");
    }

    /** YAML would leave the sign out and turn the rule into its contrary. */
    @ParameterizedTest
    @ValueSource(strings = {"! lists.vip && score > 0.9", "!lists.vip"})
    void aConditionThatBeginsWithATagIsRefused(String condition) {
        assertThatThrownBy(() -> Policies.with(
                        "lists:",
                        "  - {name: vip, of: customer}",
                        "rules:",
                        "  - id: r",
                        "    when: " + condition,
                        "    then: decline"))
                .hasMessageContaining("line 8: 'when' begins with '!'")
                .hasMessageContaining("put the whole value in quotes");
    }

    @Test
    void theBoundIsThatOfAllConditionsTogether() {
        StringBuilder yaml = new StringBuilder(Policies.text() + "  segments:\n");
        for (int i = 0; i < 30; i++) {
            yaml.append("    - {name: s").append(i).append(", review: 0.5, when: \"");
            yaml.append("transaction.amount > 5.0 || ".repeat(45)).append("true\"}\n");
        }
        assertThatThrownBy(() -> Policies.read(yaml.toString())).hasMessageContaining("all conditions together have");
    }

    @Test
    void limitsHaveAnOrder() {
        assertThatThrownBy(() -> Policies.read("name: c\nversion: v\ncatalogue: handbook\n"
                        + "thresholds: {by: score, review: 0.9, decline: 0.5}\n"))
                .hasMessageContaining("out of order");
        assertThatThrownBy(() -> Policies.read("name: c\nversion: v\ncatalogue: handbook\nthresholds: {by: score}\n"))
                .hasMessageContaining("have no limit");
    }

    @Test
    void anAllowListDoesNotDecline() {
        assertThatThrownBy(() -> Policies.with("lists:", "  - {name: vip, of: customer, lane: allow, then: decline}"))
                .hasMessageContaining("an allow list approves");
        assertThatThrownBy(() -> Policies.with("lists:", "  - {name: bad, of: customer, lane: deny, then: approve}"))
                .hasMessageContaining("a deny list steps up, reviews or declines");
        assertThatThrownBy(() -> Policies.with("lists:", "  - {name: x, of: customer, then: decline}"))
                .hasMessageContaining("decides in no lane");
    }
}
