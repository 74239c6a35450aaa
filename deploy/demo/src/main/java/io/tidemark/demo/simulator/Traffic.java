package io.tidemark.demo.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The endless traffic of a town in the order of event time. Genuine purchases are a Poisson process whose rate follows
 * the hour of the day; episodes of fraud are Poisson processes of their own, so their share does not depend on the rate
 * of the asker. The same plan gives the same traffic.
 */
public final class Traffic implements Iterator<SimulatedTransaction> {
    private final SimulationPlan plan;
    private final RandomGenerator random;
    private final Town town;
    private final FraudEpisodes episodes;
    private final CompromisedTerminals compromised;
    private final TransactionBuilder transactions = new TransactionBuilder();
    private final PriorityQueue<Purchase> planned = new PriorityQueue<>(Comparator.comparing(Purchase::at));
    private Instant now;

    public Traffic(SimulationPlan plan) {
        this.plan = plan;
        random = new SplittableRandom(plan.seed());
        town = new Town(plan, random);
        episodes = new FraudEpisodes(town, random);
        compromised = new CompromisedTerminals(random);
        now = plan.start();
    }

    /** There is always a next transaction. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public SimulatedTransaction next() {
        while (planned.isEmpty() || planned.peek().at().isAfter(now)) {
            advance();
        }
        Purchase purchase = planned.remove();
        return new SimulatedTransaction(transactions.build(purchase), purchase.fraud());
    }

    /**
     * Plans the next genuine purchase and the fraud that begins meanwhile; episodes last beyond it, hence the queue.
     */
    private void advance() {
        double factor = dayShape(now);
        double meanSeconds = plan.meanGap(factor).toNanos() / 1e9;
        double gapSeconds = -Math.log1p(-random.nextDouble()) * meanSeconds;
        now = now.plusNanos((long) (gapSeconds * 1e9));
        planned.add(genuine(now));
        for (FraudRate rate : FraudRate.ALL) {
            boolean known = rate.kind() != FraudKind.CARD_TESTING || plan.drifted(now);
            if (known && random.nextDouble() < rate.perGenuine()) {
                begin(rate.kind());
            }
        }
    }

    private void begin(FraudKind kind) {
        if (kind == FraudKind.COMPROMISED_TERMINAL) {
            compromised.compromise(town.anyTerminal(random), now);
        } else {
            planned.addAll(episodes.of(kind, now, amounts(now)));
        }
    }

    private Purchase genuine(Instant at) {
        Shopper shopper = town.anyShopper(random);
        int terminal = town.usualTerminal(shopper, random);
        double price = shopper.meanAmount() * amounts(at) * Math.exp(0.5 * random.nextGaussian() - 0.125);
        Optional<FraudKind> fraud =
                compromised.taints(terminal, at) ? Optional.of(FraudKind.COMPROMISED_TERMINAL) : Optional.empty();
        return new Purchase(at, shopper, terminal, Math.max(1, Math.round(price)), fraud);
    }

    private double amounts(Instant at) {
        return plan.drifted(at) ? plan.driftedAmounts() : 1;
    }

    /** People sleep: the rate swings between 0.4 and 1.6 of its mean, lowest at 03:00 UTC. */
    private static double dayShape(Instant at) {
        double hour = at.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / 3600.0;
        return 1 - 0.6 * Math.cos((hour - 3) / 24 * 2 * Math.PI);
    }
}
