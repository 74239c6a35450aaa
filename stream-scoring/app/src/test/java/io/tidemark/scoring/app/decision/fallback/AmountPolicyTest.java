package io.tidemark.scoring.app.decision.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Money;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy.Ruling;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountPolicyTest {

    private static final BigDecimal REVIEW = new BigDecimal("1000.00");
    private static final BigDecimal DECLINE = new BigDecimal("10000.00");
    private final AmountPolicy policy = AmountPolicy.of(REVIEW, DECLINE, "EUR", "USD:0.92,JPY:0.0061,KWD:3");

    @ParameterizedTest
    @CsvSource({
        "99999, EUR, APPROVE",
        "100000, EUR, REVIEW",
        "1000000, EUR, DECLINE",
        // 1,000 and 10,000 yen are 6.10 and 61 euros; 163,934 yen are 999.9974 and one more 1,000.0035.
        "1000, JPY, APPROVE",
        "10000, JPY, APPROVE",
        "163934, JPY, APPROVE",
        "163935, JPY, REVIEW",
        "1639345, JPY, DECLINE",
        "108695, USD, APPROVE",
        "108696, USD, REVIEW",
        // A dinar has a thousand fils.
        "333333, KWD, APPROVE",
        "333334, KWD, REVIEW",
        "0, EUR, APPROVE",
        "9223372036854775807, EUR, DECLINE"
    })
    void limitsAreAmountsOfTheStatedCurrencyAndOthersAreConvertedExactly(long minor, String currency, Decision wanted) {
        assertThat(policy.decide(new Money(minor, currency))).isEqualTo(new Ruling.ByAmount(wanted));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, EUR, NEGATIVE_AMOUNT",
        "-9223372036854775808, JPY, NEGATIVE_AMOUNT",
        "1, GBP, NO_RATE",
        "1, ???, UNKNOWN_CURRENCY",
        "1, eur, UNKNOWN_CURRENCY",
        "1, XAU, UNKNOWN_CURRENCY",
        "-1, ???, UNKNOWN_CURRENCY"
    })
    void whatCannotBeComparedIsReviewedAndSaysWhy(long minor, String currency, Unclear why) {
        Ruling ruling = policy.decide(new Money(minor, currency));
        assertThat(ruling).isEqualTo(new Ruling.Unsaid(why));
        assertThat(ruling.decision()).isEqualTo(Decision.REVIEW);
    }

    @Test
    void withoutAnAmountSomebodyLooksAtIt() {
        assertThat(policy.decide(null)).isEqualTo(new Ruling.Unsaid(Unclear.NO_AMOUNT));
    }

    @Test
    void aPolicyIsFoundAgainByItsVersion() {
        for (AmountPolicy one : new AmountPolicy[] {
            policy,
            AmountPolicy.DEFAULT,
            AmountPolicy.of(BigDecimal.ZERO, BigDecimal.ZERO, "JPY", ""),
            AmountPolicy.of(new BigDecimal("0.5"), new BigDecimal("1E+3"), "USD", " EUR:1.1 ")
        }) {
            AmountPolicy found = AmountPolicy.ofVersion(one.version()).orElseThrow();
            assertThat(found.version()).isEqualTo(one.version());
            assertThat(found.rates()).isEqualTo(one.rates());
        }
        assertThat(policy.version()).isEqualTo("amount-1000.00-10000.00-EUR-JPY:0.0061,KWD:3,USD:0.92");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"amount-1", "p-m-1", "amount-1-2-???", "amount-1-2-EUR-USD", "amount-1-2-ZZZ", "amount-2-1"})
    void whatNoBuildHasWrittenNamesNoPolicy(String version) {
        assertThat(AmountPolicy.ofVersion(version)).isEmpty();
    }

    @Test
    void whatABuildBeforeDecidedInWhateverCurrencyComesOutAsItDidThen() {
        AmountPolicy before = AmountPolicy.ofVersion("amount-1000.00-10000.00").orElseThrow();
        assertThat(before.version()).isEqualTo("amount-1000.00-10000.00");
        assertThat(before.decide(new Money(10_000L, "JPY")).decision()).isEqualTo(Decision.DECLINE);
        assertThat(before.decide(new Money(999_999L, "KWD")).decision()).isEqualTo(Decision.APPROVE);
        assertThat(before.decide(new Money(-1L, "EUR")).decision()).isEqualTo(Decision.APPROVE);
        assertThat(before.decide(new Money(1_000L, "XAU")).decision()).isEqualTo(Decision.REVIEW);
        assertThat(before.decide(new Money(1L, "???")).decision()).isEqualTo(Decision.REVIEW);
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedInOneSentence() {
        assertThatThrownBy(() -> AmountPolicy.of(BigDecimal.TEN, BigDecimal.ONE, "EUR", ""))
                .hasMessageContaining("amount.review is 10 and amount.decline 1");
        refused("EURO", "", "amount.currency names \"EURO\"");
        refused("EUR", "USD", "amount.rates has \"USD\"");
        refused("EUR", "USD:x", "amount.rates has \"USD:x\"");
        refused("EUR", "USD:1,USD:2", "each currency once");
        refused("EUR", "USD:0", "more than 0");
        refused("EUR", "EUR:1", "amount.currency itself");
        refused("EUR", "ZZZ:1", "amount.rates names \"ZZZ\"");
    }

    private static void refused(String currency, String rates, String why) {
        assertThatThrownBy(() -> AmountPolicy.of(REVIEW, DECLINE, currency, rates))
                .hasMessageContaining(why);
    }
}
