package io.tidemark.features.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.Event;
import io.tidemark.features.rates.Conversion;
import io.tidemark.features.rates.GrowingRates;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.RateTable;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * What was served of converted amounts is computed again, to the bit, though the audit knows no rates: what each
 * transaction was told by stands on its record, even where a table came after transactions of its time.
 */
class RatesAuditPropertyTest {

    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: rates
            features:
              - {name: euros, transform: number, of: converted.EUR}
              - {name: mean_3d, entity: customer, aggregate: mean, of: converted.EUR, window: 3d, itself: excluded}
              - {name: euros_to_mean, ratio: euros, to: mean_3d}
              - {name: most_5d, entity: terminal, aggregate: max, of: converted.EUR, window: 5d}
              - {name: yens_9d, entity: customer, aggregate: sum, of: converted.JPY, window: 9d}
              - {name: large_2d, entity: customer, aggregate: count, where: "converted.EUR >= 50", window: 2d}
              - {name: risk_5d, entity: terminal, aggregate: fraud_rate, where: "converted.EUR < 70", window: 5d}
            """);

    @Property(tries = 300)
    void whateverTheOrderOfArrivalEveryValueIsExplained(
            @ForAll long seed, @ForAll @IntRange(max = 120) int transactions) {
        Random random = new Random(seed);
        List<Event> events = new RandomTraffic(seed).events(transactions);
        Collections.shuffle(events, random);
        AuditReport report = audited(TimeMode.EAGER, events, random);
        assertThat(report.unexplained()).isZero();
        assertThat(report.explained()).isEqualTo(report.mismatches());
        assertThat(report.vectors()).isEqualTo(transactions);
    }

    @Property(tries = 100)
    void inEventOrderNothingDiffers(@ForAll long seed, @ForAll @IntRange(max = 120) int transactions) {
        Random random = new Random(seed);
        AuditReport report = audited(TimeMode.ORDERED, new RandomTraffic(seed).events(transactions), random);
        assertThat(report.mismatches()).isZero();
        assertThat(report.vectors()).isEqualTo(transactions);
    }

    private static AuditReport audited(TimeMode mode, List<Event> events, Random random) {
        Serving serving = new Serving(CATALOGUE, mode);
        List<RateTable> coming = tables(events, random);
        GrowingRates known = new GrowingRates();
        for (Event event : events) {
            while (!coming.isEmpty() && random.nextInt(10) == 0) {
                known.add(coming.remove(0));
            }
            if (event.isLabel()) {
                serving.label(event.label());
            } else {
                serving.transaction(
                        Conversion.of(CATALOGUE).converted(inSomeCurrency(event.transaction()), known.tables()));
            }
        }
        AuditScope all =
                new AuditScope(CATALOGUE, Instant.MIN, Instant.MAX, Duration.ofDays(180), Duration.ofHours(1), 1_000);
        return AuditPropertyTest.report(all, serving.scores, serving.labels);
    }

    /** Some of which are older than most of the feed, so that they come late. */
    private static List<RateTable> tables(List<Event> events, Random random) {
        Instant from = events.stream().map(Event::time).min(Instant::compareTo).orElse(Instant.EPOCH);
        List<RateTable> tables = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            from = from.plusSeconds(1 + random.nextInt(200_000));
            tables.add(table("EUR", from, Map.of("USD", rate(random), "JPY", rate(random))));
            tables.add(table("JPY", from, Map.of("USD", rate(random))));
        }
        return tables;
    }

    private static Decimal rate(Random random) {
        return new Decimal(1L + random.nextInt(2_000_000), random.nextInt(7));
    }

    private static RateTable table(String currency, Instant from, Map<String, Decimal> rates) {
        return RateTable.newBuilder()
                .setCurrency(currency)
                .setFrom(from)
                .setRates(rates)
                .setPutAt(from)
                .build();
    }

    private static Transaction inSomeCurrency(Transaction transaction) {
        Money amount = transaction.getAmount();
        int which = Math.floorMod(transaction.getTransactionId().hashCode(), 3);
        return amount == null
                ? transaction
                : Transaction.newBuilder(transaction)
                        .setAmount(new Money(
                                amount.getMinorUnits(),
                                List.of("EUR", "USD", "JPY").get(which)))
                        .build();
    }
}
