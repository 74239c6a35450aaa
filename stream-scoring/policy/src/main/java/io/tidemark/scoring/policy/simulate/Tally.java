package io.tidemark.scoring.policy.simulate;

import io.tidemark.schemas.Money;
import io.tidemark.scoring.policy.PolicyDecision;
import io.tidemark.scoring.policy.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Counts what one policy did. */
final class Tally {

    private static final int MONEY_STOPPED = 0;
    private static final int MONEY_MISSED = 1;
    private static final int MONEY_FIGURES = 2;

    private final Sums sums = new Sums();
    private final List<String> currencies = new ArrayList<>();
    private final Map<String, Worth> worth;
    private final Map<String, Long> unanswered = new TreeMap<>();

    /** @param owners all rules, lists and segments */
    Tally(Map<String, Worth> owners) {
        worth = owners;
    }

    /** @param weights of the customer, see {@link Weights} */
    void add(Case event, Ruling ruling, byte[] weights) {
        count(decided(ruling.decision()), weights);
        boolean stopped = ruling.decision() != PolicyDecision.APPROVE;
        if (event.fraud().isPresent()) {
            boolean fraud = event.fraud().get();
            if (fraud) {
                count(stopped ? Figure.FRAUDS_STOPPED : Figure.FRAUDS_MISSED, weights);
                money(event.transaction().getAmount(), stopped ? MONEY_STOPPED : MONEY_MISSED, weights);
            } else if (stopped) {
                count(Figure.GENUINE_STOPPED, weights);
            }
            if (!fraud && ruling.decision() == PolicyDecision.DECLINE) {
                count(Figure.GENUINE_DECLINED, weights);
            }
        }
        ruling.fired().forEach(rule -> worth.computeIfPresent("rule " + rule, (name, before) -> before.fired()));
        worth.computeIfPresent(Owners.of(ruling), (name, before) -> before.decided(event.fraud()));
        ruling.failed()
                .forEach(failed -> unanswered.merge(failed.condition() + " without " + failed.what(), 1L, Long::sum));
    }

    private static Figure decided(PolicyDecision decision) {
        return switch (decision) {
            case APPROVE -> Figure.APPROVED;
            case STEP_UP -> Figure.STEPPED_UP;
            case REVIEW -> Figure.REVIEWED;
            case DECLINE -> Figure.DECLINED;
        };
    }

    private void count(Figure figure, byte[] weights) {
        sums.add(figure.ordinal(), weights, 1);
    }

    private void money(Money amount, int what, byte[] weights) {
        if (amount == null) {
            return;
        }
        int currency = currencies.indexOf(amount.getCurrency());
        if (currency < 0) {
            currency = currencies.size();
            currencies.add(amount.getCurrency());
        }
        sums.add(moneyFigure(currency, what), weights, amount.getMinorUnits());
    }

    private static int moneyFigure(int currency, int what) {
        return Figure.values().length + currency * MONEY_FIGURES + what;
    }

    /** The figures of the history and of each resampled one. */
    Series series() {
        return sums.series(Figure.values().length + currencies.size() * MONEY_FIGURES);
    }

    /** @param days that the history covers, at least 1 */
    PolicyOutcome outcome(String name, Series series, long days) {
        Map<String, PolicyOutcome.Stopped> money = new TreeMap<>();
        currencies.forEach(currency -> money.put(
                currency,
                new PolicyOutcome.Stopped(
                        series.of(moneyStopped(currency)), series.of(money(currency, MONEY_MISSED)))));
        return new PolicyOutcome(
                name,
                series.of(count(Figure.APPROVED)),
                series.of(count(Figure.STEPPED_UP)),
                series.of(count(Figure.REVIEWED)),
                series.of(count(Figure.DECLINED)),
                new PolicyOutcome.Stopped(
                        series.of(count(Figure.FRAUDS_STOPPED)), series.of(count(Figure.FRAUDS_MISSED))),
                series.of(count(Figure.GENUINE_STOPPED)),
                series.of(count(Figure.GENUINE_DECLINED)),
                series.of(totals -> count(Figure.GENUINE_STOPPED).applyAsDouble(totals)
                        / count(Figure.FRAUDS_STOPPED).applyAsDouble(totals)),
                series.of(stoppedPerDay(days)),
                money,
                new LinkedHashMap<>(worth),
                new TreeMap<>(unanswered));
    }

    List<String> currencies() {
        return currencies;
    }

    static ToDoubleFunction<double[]> count(Figure figure) {
        return totals -> totals[figure.ordinal()];
    }

    static ToDoubleFunction<double[]> stoppedPerDay(long days) {
        return totals -> (totals[Figure.STEPPED_UP.ordinal()]
                        + totals[Figure.REVIEWED.ordinal()]
                        + totals[Figure.DECLINED.ordinal()])
                / days;
    }

    /** Zero in a currency in which there was no fraud. */
    ToDoubleFunction<double[]> moneyStopped(String currency) {
        return money(currency, MONEY_STOPPED);
    }

    private ToDoubleFunction<double[]> money(String currency, int what) {
        int index = currencies.indexOf(currency);
        return index < 0 ? totals -> 0 : totals -> totals[moneyFigure(index, what)];
    }
}
