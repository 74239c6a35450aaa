package io.tidemark.scoring.policy.simulate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Transactions of one region that fared alike. */
final class Cell {

    /**
     * Of so many customers something must have been let through before something is said of the rest: customers are
     * resampled, and with fewer that does not say how far they may be off, however many transactions they have.
     */
    static final int FEWEST_CUSTOMERS = 20;

    private static final double OUTSIDE = 0.025;

    private final boolean declined;
    private final Sums sums = new Sums();
    private double[] amounts = new double[0];
    private final Set<String> customers = new HashSet<>();
    private long settled;
    private long released;

    /** @param declined whether the past declined them */
    Cell(boolean declined) {
        this.declined = declined;
    }

    /**
     * @param currency of its amount, -1 without one
     * @param weights of the customer, see {@link Weights}
     */
    void add(Case event, int currency, byte[] weights) {
        sums.add(Figure.TRANSACTIONS.ordinal(), weights, 1);
        if (event.fraud().isEmpty()) {
            return; // Too young, or nobody knows: the released do not stand for it, either.
        }
        double amount = currency < 0 ? 0 : event.transaction().getAmount().getMinorUnits();
        if (declined) {
            settle(currency, amount, weights);
        }
        if (!event.past().isSeen()) {
            return;
        }
        double weight = event.past().weight();
        if (declined) {
            released++;
            customers.add(event.transaction().getCustomerId());
            sums.add(Figure.RELEASED.ordinal(), weights, weight);
        }
        if (!event.fraud().get()) {
            sums.add(Figure.GENUINE.ordinal(), weights, weight);
            return;
        }
        sums.add(Figure.FRAUDS.ordinal(), weights, weight);
        if (currency >= 0) {
            sums.add(Figure.money(currency), weights, weight * amount);
        }
    }

    private void settle(int currency, double amount, byte[] weights) {
        settled++;
        sums.add(Figure.SETTLED.ordinal(), weights, 1);
        if (currency >= 0) {
            amounts = currency < amounts.length ? amounts : Arrays.copyOf(amounts, currency + 1);
            amounts[currency] += Math.max(0, amount);
        }
    }

    /** Declined ones that are old enough for an outcome. */
    long settled() {
        return settled;
    }

    long released() {
        return released;
    }

    /** Whose transactions chance let through. */
    Set<String> customers() {
        return customers;
    }

    /** Whether nothing can be said of what became of them. */
    boolean isUnknown() {
        return declined && settled > 0 && customers.size() < FEWEST_CUSTOMERS;
    }

    /** Adds so many times one of its figures to a total. */
    void addTo(Total total, int figure, double times) {
        if (figure == Figure.TRANSACTIONS.ordinal() || !declined) {
            total.add(times * sums.total(figure), times, sums.draws(figure));
        } else if (isUnknown()) {
            total.addUnknown(times * most(figure));
        } else if (settled > 0) {
            estimate(total, figure, times);
        }
    }

    /**
     * By those that chance let through: their sum by 1/propensity over how many they stand for, times how many
     * there are that are old enough (the ratio estimator of Hajek, 1971).
     */
    private void estimate(Total total, int figure, double times) {
        int all = Figure.SETTLED.ordinal();
        int seen = Figure.RELEASED.ordinal();
        double[] draws = new double[Weights.DRAWS];
        for (int draw = 0; draw < draws.length; draw++) {
            draws[draw] = sums.draws(all)[draw] * sums.draws(figure)[draw] / sums.draws(seen)[draw];
        }
        double share = sums.total(figure) / sums.total(seen);
        total.add(times * settled * share, times, draws);
        double unlike = 1 - Math.pow(OUTSIDE, 1.0 / customers.size());
        if (figure <= Figure.GENUINE.ordinal()) {
            // All or none of those seen: resampled, they are all or none again (Clopper and Pearson, 1934).
            double unseen = settled * unlike;
            if (share == 0) {
                total.widen(times * unseen);
            } else if (sums.total(figure) == sums.total(seen)) {
                total.widen(-times * unseen);
            }
        } else if (sums.total(Figure.FRAUDS.ordinal()) == 0) {
            total.widen(times * most(figure) * unlike);
        }
    }

    private double most(int figure) {
        if (figure <= Figure.GENUINE.ordinal()) {
            return settled;
        }
        int currency = figure - Figure.money(0);
        return currency < amounts.length ? amounts[currency] : 0;
    }

    /** Money of all of them, as far as they were declined: the most that can be at stake. */
    double amount(int currency) {
        return most(Figure.money(currency));
    }
}
