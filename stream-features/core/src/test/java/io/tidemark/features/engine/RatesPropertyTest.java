package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.rates.RateTables;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Customers who pay in two and three currencies, in any order of arrival, under tables of rates that change, beside a
 * slow search.
 */
class RatesPropertyTest {

    private static final List<String> AGGREGATES = List.of("sum", "mean", "min", "max", "last", "standard_deviation");

    @Property(tries = 12_000)
    void amountsToldByTablesThatChangeAreThoseOfASlowSearch(
            @ForAll long seed, @ForAll @IntRange(max = 16) int transactions) {
        Random random = new Random(seed);
        List<String> currencies =
                List.of("USD", "EUR", random.nextBoolean() ? "JPY" : "KWD").subList(0, 2 + random.nextInt(2));
        String wanted = currencies.get(random.nextInt(currencies.size()));
        SlowRates oracle = new SlowRates(wanted);
        RateTables tables = SlowRates.tables(wanted, currencies, random, oracle);
        String aggregate = AGGREGATES.get(random.nextInt(AGGREGATES.size()));
        int window = 1 + random.nextInt(25);
        // Of what was before there is no choice.
        boolean itself = random.nextBoolean() && !aggregate.equals("last");
        int least = random.nextInt(4);
        Catalogue catalogue = CatalogueReader.read(
                """
                name: t
                features:
                  - {name: own, transform: number, of: converted.%1$s}
                  - {name: over, entity: customer, aggregate: %2$s, of: converted.%1$s, window: %3$dms%4$s}
                  - {name: large, entity: customer, aggregate: count, where: "converted.%1$s >= %5$d", window: %3$dms}
                  - {name: all, entity: customer, aggregate: count, window: %3$dms}
                """
                        .formatted(
                                wanted,
                                aggregate,
                                window,
                                itself || aggregate.equals("last") ? "" : ", itself: excluded",
                                least));
        FeatureEngine engine = FeatureEngine.withRates(catalogue, tables);
        FeatureEngine again = FeatureEngine.overRecords(catalogue, OutcomePlaces.USUAL_HORIZON);
        List<Transaction> arrived = arrivals(random, transactions, currencies);
        for (Transaction transaction : arrived) {
            double[] vector = new double[engine.width()];
            Set<String> causes = new HashSet<>();
            assertThat(engine.answer(transaction, vector, causes)).as("refused").isEmpty();
            oracle.came(transaction);
            String which = transaction + " of " + arrived + " under " + tables.all();
            assertThat(causes.contains(VectorFlags.MISSING_RATE)).as(which).isEqualTo(oracle.lacksARate());
            equal(vector[0], oracle.own(), which);
            equal(vector[1], oracle.over(aggregate, window, itself), aggregate + " at " + which);
            equal(vector[2], oracle.atLeast(least, window), which);
            equal(vector[3], oracle.all(window), which);
            double[] replayed = new double[engine.width()];
            again.answer(oracle.onRecord(catalogue, tables), replayed, new HashSet<>());
            for (int i = 0; i < vector.length; i++) {
                equal(replayed[i], vector[i], "what is on record gives the same bits, " + which);
            }
        }
    }

    /** As objects: missing equals missing, and 0 is not -0. */
    private static void equal(double value, double expected, String which) {
        assertThat(Double.valueOf(value)).as(which).isEqualTo(Double.valueOf(expected));
    }

    private static List<Transaction> arrivals(Random random, int count, List<String> currencies) {
        List<Transaction> all = new ArrayList<>();
        long newest = 0;
        for (int i = 0; i < count; i++) {
            long time = newest + (random.nextInt(4) == 0 ? -random.nextInt(12) : random.nextInt(6));
            newest = Math.max(newest, time);
            all.add(Transaction.newBuilder(Samples.transaction("id" + i, time))
                    .setCustomerId("c" + random.nextInt(2))
                    .setAmount(amount(random, currencies))
                    .build());
        }
        return all;
    }

    /** Now and then none, one that is none, or one in no currency. */
    private static Money amount(Random random, List<String> currencies) {
        int kind = random.nextInt(20);
        String currency = currencies.get(random.nextInt(currencies.size()));
        return kind == 0 ? null : new Money(kind == 1 ? -5L : random.nextInt(60_000), kind == 2 ? "eur" : currency);
    }
}
