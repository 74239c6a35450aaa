package io.tidemark.bench.state;

import io.tidemark.bench.peer.FeaturesJobFeed;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Thirty days in which every customer pays equally often. The first twenty-nine come region by region, each with
 * customers and terminals of its own: the same state as if all had come at once, filled in a fraction of the time. On
 * the last day everybody pays {@value #LAST_ROUNDS} times at terminals of all regions, in an order in which nothing
 * that is read was read lately. A hundredth of a region's payments is fraud, known a week later.
 *
 * @param regions how many
 * @param customers of one region, prime to {@value #STEP}
 * @param terminals of one region, hit at random
 * @param kept how many transactions each customer makes, all of them within what the shipped catalogues keep
 */
record RegionalPayments(int regions, long customers, long terminals, int kept) implements FeaturesJobFeed {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST_REGION = 100_000;
    private static final int CUSTOMERS_PER_TERMINAL = 10;
    private static final int LAST_ROUNDS = 2;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration REGION_SPAN = Duration.ofDays(29);
    private static final Duration LABEL_DELAY = Duration.ofDays(7);
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final long STEP = 1_299_709;
    private static final int FRAUD_EVERY = 100;

    /** About so many customers in all, in as many regions as it takes; a tenth as many terminals. */
    static RegionalPayments of(int customers, int kept) {
        int regions = (customers + LARGEST_REGION - 1) / LARGEST_REGION;
        long each = customers / regions;
        return new RegionalPayments(regions, each, each / CUSTOMERS_PER_TERMINAL, kept);
    }

    @Override
    public long size() {
        return allCustomers() * kept;
    }

    long allCustomers() {
        return regions * customers;
    }

    private long regionSize() {
        return customers * (kept - LAST_ROUNDS);
    }

    /** The number of the first transaction of the last day. */
    long lastDay() {
        return regions * regionSize();
    }

    @Override
    public Transaction transaction(long number) {
        long scattered = scattered(number);
        boolean last = number >= lastDay();
        long region = last ? 0 : number / regionSize();
        long inRegion = last ? number - lastDay() : number % regionSize();
        long people = last ? allCustomers() : customers;
        long places = last ? regions * terminals : terminals;
        long customer = region * customers + (inRegion % people * STEP + inRegion / people * 7_919) % people;
        long terminal = region * terminals + (scattered >>> 1) % places;
        return Transaction.newBuilder()
                .setTransactionId(id(number))
                .setEventTime(last ? lastTime(inRegion) : time(inRegion))
                .setCustomerId("customer-" + (1_000_000 + customer))
                .setTerminalId("terminal-" + (100_000 + terminal))
                .setAmount(new Money(100 + (scattered >>> 40) % 20_000, "EUR"))
                .build();
    }

    @Override
    public Optional<Label> labelAt(long number) {
        long inRegion = number % regionSize();
        long fraud = inRegion - regionSize() * LABEL_DELAY.toHours() / REGION_SPAN.toHours();
        if (number >= lastDay() || fraud < 0 || fraud % FRAUD_EVERY != 0) {
            return Optional.empty();
        }
        // Without customer and terminal: the index of ids has to find them.
        return Optional.of(Label.newBuilder()
                .setTransactionId(id(number - inRegion + fraud))
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(time(inRegion))
                .build());
    }

    private Instant time(long inRegion) {
        return BEGIN.plusMillis(Math.multiplyExact(inRegion, REGION_SPAN.toMillis()) / regionSize());
    }

    private Instant lastTime(long inDay) {
        return BEGIN.plus(REGION_SPAN).plusMillis(inDay * DAY.toMillis() / (allCustomers() * LAST_ROUNDS));
    }

    private static String id(long number) {
        return "payment-" + (1_000_000_000 + number);
    }

    /** Mixes all bits of a number: SplitMix64 (Steele, Lea, Flood 2014). */
    private static long scattered(long number) {
        long z = (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
