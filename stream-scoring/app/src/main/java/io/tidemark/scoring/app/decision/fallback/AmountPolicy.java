package io.tidemark.scoring.app.decision.fallback;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides by the amount alone, where no model can. What has no amount that can be compared is reviewed and says why.
 *
 * @param review amounts at or above it are reviewed, in major units
 * @param decline amounts at or above it are declined
 * @param rates which currency that is, and what others are worth in it; empty: whatever currency, as builds before had
 *     it, whose decisions are still replayed
 */
public record AmountPolicy(BigDecimal review, BigDecimal decline, Optional<CurrencyRates> rates) {

    /** Review at 1,000.00 EUR, decline at 10,000.00 EUR; other currencies are reviewed. */
    public static final AmountPolicy DEFAULT = of(new BigDecimal("1000.00"), new BigDecimal("10000.00"), "EUR", "");

    private static final Pattern VERSION =
            Pattern.compile("amount-(\\d+(?:\\.\\d+)?)-(\\d+(?:\\.\\d+)?)(?:-([A-Z]{3})(?:-([A-Z0-9.:,]+))?)?");

    public AmountPolicy {
        if (review.signum() < 0 || decline.compareTo(review) < 0) {
            throw new IllegalArgumentException(
                    "amount.review is %s and amount.decline %s, but 0 <= amount.review <= amount.decline is needed"
                            .formatted(review, decline));
        }
    }

    /**
     * With limits in a stated currency.
     *
     * @param currency {@code amount.currency}, ISO 4217
     * @param rates {@code amount.rates}: units of that currency for one of another, as in {@code USD:0.92,JPY:0.0061}
     * @throws IllegalArgumentException in one sentence
     */
    public static AmountPolicy of(BigDecimal review, BigDecimal decline, String currency, String rates) {
        return new AmountPolicy(review, decline, Optional.of(CurrencyRates.from(currency, rates)));
    }

    /** A decision by amount. */
    public sealed interface Ruling {

        Decision decision();

        /** The amount says it. */
        record ByAmount(Decision decision) implements Ruling {}

        /** The amount says nothing: somebody has to look at it. */
        record Unsaid(Unclear why) implements Ruling {

            @Override
            public Decision decision() {
                return Decision.REVIEW;
            }
        }
    }

    /** Never fails, whatever the amount; null is none. */
    public Ruling decide(Money amount) {
        if (amount == null) {
            return new Ruling.Unsaid(Unclear.NO_AMOUNT);
        }
        return rates.map(stated -> inStatedCurrency(amount, stated)).orElseGet(() -> inWhateverCurrency(amount));
    }

    private Ruling inStatedCurrency(Money amount, CurrencyRates stated) {
        Optional<Currency> currency = CurrencyRates.known(amount.getCurrency());
        if (currency.isEmpty()) {
            return new Ruling.Unsaid(Unclear.UNKNOWN_CURRENCY);
        }
        if (amount.getMinorUnits() < 0) {
            return new Ruling.Unsaid(Unclear.NEGATIVE_AMOUNT);
        }
        return stated.convert(amount.getMinorUnits(), currency.get())
                .map(this::compare)
                .orElse(new Ruling.Unsaid(Unclear.NO_RATE));
    }

    private Ruling inWhateverCurrency(Money amount) {
        try {
            int digits = Currency.getInstance(amount.getCurrency()).getDefaultFractionDigits();
            // Funds and metals have no minor unit: they counted in whole ones.
            return compare(BigDecimal.valueOf(amount.getMinorUnits(), Math.max(0, digits)));
        } catch (IllegalArgumentException e) {
            return new Ruling.Unsaid(Unclear.NO_AMOUNT);
        }
    }

    private Ruling compare(BigDecimal major) {
        if (major.compareTo(decline) >= 0) {
            return new Ruling.ByAmount(Decision.DECLINE);
        }
        return new Ruling.ByAmount(major.compareTo(review) >= 0 ? Decision.REVIEW : Decision.APPROVE);
    }

    /** Names these limits, their currency and the rates in score records. */
    public String version() {
        String limits = "amount-" + review.toPlainString() + "-" + decline.toPlainString();
        return limits + rates.map(AmountPolicy::suffix).orElse("");
    }

    private static String suffix(CurrencyRates rates) {
        return "-" + rates.currency() + (rates.rates().isEmpty() ? "" : "-" + rates.text());
    }

    /** The policy of a version; empty if it names none. */
    public static Optional<AmountPolicy> ofVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Optional<CurrencyRates> rates = Optional.ofNullable(matcher.group(3))
                    .map(currency -> CurrencyRates.from(
                            currency, Optional.ofNullable(matcher.group(4)).orElse("")));
            return Optional.of(
                    new AmountPolicy(new BigDecimal(matcher.group(1)), new BigDecimal(matcher.group(2)), rates));
        } catch (IllegalArgumentException e) {
            // It looks like one, but no build has written it.
            return Optional.empty();
        }
    }
}
