package io.tidemark.scoring.app.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AmountPolicyTest {

    @Test
    void aPolicyIsFoundAgainByItsVersion() {
        for (String[] amounts : new String[][] {{"1000.00", "10000.00"}, {"0", "0"}, {"0.5", "1E+3"}}) {
            AmountPolicy policy = new AmountPolicy(new BigDecimal(amounts[0]), new BigDecimal(amounts[1]));
            assertThat(AmountPolicy.ofVersion(policy.version()).orElseThrow().version())
                    .isEqualTo(policy.version());
        }
        assertThat(AmountPolicy.ofVersion("amount-1")).isEmpty();
        assertThat(AmountPolicy.ofVersion("p-m-1")).isEmpty();
    }

    private final AmountPolicy policy = AmountPolicy.DEFAULT;

    @Test
    void theCurrencyGivesTheScaleOfTheAmount() {
        assertThat(policy.decide(new Money(100_000L, "EUR"))).contains(Decision.REVIEW);
        assertThat(policy.decide(new Money(100_000L, "JPY"))).contains(Decision.DECLINE);
        assertThat(policy.decide(new Money(999_999L, "KWD"))).contains(Decision.APPROVE);
    }

    @Test
    void anAmountWithoutAKnownScaleIsNotDecided() {
        assertThat(policy.decide(new Money(1L, "???"))).isEmpty();
        assertThat(policy.decide(null)).isEmpty();
    }

    @Test
    void theLargestAmountIsDeclined() {
        assertThat(policy.decide(new Money(Long.MAX_VALUE, "EUR"))).contains(Decision.DECLINE);
    }

    @Test
    void thresholdsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new AmountPolicy(BigDecimal.TEN, BigDecimal.ONE))
                .hasMessageContaining("amount.review is 10 and amount.decline 1");
    }
}
