package io.tidemark.scoring.app.fallback;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides by the amount alone, where no model can.
 *
 * @param review amounts at or above it are reviewed, in major units of whatever currency
 * @param decline amounts at or above it are declined
 */
public record AmountPolicy(BigDecimal review, BigDecimal decline) {

    /** Review at 1,000.00, decline at 10,000.00. */
    public static final AmountPolicy DEFAULT = new AmountPolicy(new BigDecimal("1000.00"), new BigDecimal("10000.00"));

    private static final Pattern VERSION = Pattern.compile("amount-(\\d+(?:\\.\\d+)?)-(\\d+(?:\\.\\d+)?)");

    public AmountPolicy {
        if (review.signum() < 0 || decline.compareTo(review) < 0) {
            throw new IllegalArgumentException(
                    "amount.review is %s and amount.decline %s, but 0 <= amount.review <= amount.decline is needed"
                            .formatted(review, decline));
        }
    }

    /** The decision; empty if there is no amount, or its currency is none of ISO 4217 and so has no known scale. */
    public Optional<Decision> decide(Money amount) {
        if (amount == null) {
            return Optional.empty();
        }
        return scale(amount.getCurrency()).map(scale -> {
            BigDecimal major = BigDecimal.valueOf(amount.getMinorUnits(), scale);
            if (major.compareTo(decline) >= 0) {
                return Decision.DECLINE;
            }
            return major.compareTo(review) >= 0 ? Decision.REVIEW : Decision.APPROVE;
        });
    }

    /** Names these thresholds in score records. */
    public String version() {
        return "amount-" + review.toPlainString() + "-" + decline.toPlainString();
    }

    /** The policy of a version; empty if it names none. */
    public static Optional<AmountPolicy> ofVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches()
                ? Optional.of(new AmountPolicy(new BigDecimal(matcher.group(1)), new BigDecimal(matcher.group(2))))
                : Optional.empty();
    }

    private static Optional<Integer> scale(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            // Funds and metals have no minor unit: they count in whole ones.
            return Optional.of(Math.max(0, digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
