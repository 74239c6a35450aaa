package io.tidemark.features.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.Event;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What was served of amounts in three currencies is computed again, to the bit. */
class CurrencyAuditPropertyTest {

    private static final String FEATURES =
            """
            features:
              - {name: amount, transform: amount, currency: own}
              - {name: yen, transform: log_amount, currency: JPY}
              - {name: mean_3d, entity: customer, aggregate: mean, currency: own, window: 3d, itself: excluded}
              - {name: amount_to_mean, ratio: amount, to: mean_3d}
              - {name: most_5d, entity: terminal, aggregate: max, currency: own, window: 5d}
              - {name: dollars_9d, entity: customer, aggregate: sum, currency: USD, window: 9d}
              - {name: yens_5d, entity: customer, aggregate: standard_deviation, currency: JPY, window: 5d, delay: 1d}
              - {name: large_2d, entity: customer, aggregate: count, currency: EUR, where: "amount >= 50", window: 2d}
              - {name: risk_5d, entity: terminal, aggregate: fraud_rate, currency: own, window: 5d, delay: 1d}
              - {name: dollar_risk_9d, entity: customer, aggregate: fraud_rate, currency: USD, where: "amount < 70", window: 9d}
              - {name: as_usual_3d, entity: customer, aggregate: sum, window: 3d}
            """;

    private static final List<Catalogue> CATALOGUES = List.of(
            CatalogueReader.read("name: a\ncurrency: own\n" + FEATURES),
            CatalogueReader.read("name: b\ncurrency: EUR\n" + FEATURES),
            CatalogueReader.read("name: c\ncurrency: single\n" + FEATURES));

    @Property(tries = 300)
    void whateverTheOrderOfArrivalEveryValueIsExplained(
            @ForAll long seed, @ForAll @IntRange(max = 120) int transactions) {
        Catalogue catalogue = CATALOGUES.get(Math.floorMod(seed, CATALOGUES.size()));
        List<Event> events = new RandomTraffic(seed).events(transactions);
        Collections.shuffle(events, new Random(seed));
        AuditReport report = audited(catalogue, TimeMode.EAGER, events);
        assertThat(report.unexplained()).isZero();
        assertThat(report.explained()).isEqualTo(report.mismatches());
        assertThat(report.vectors()).isEqualTo(transactions);
    }

    @Property(tries = 100)
    void inEventOrderNothingDiffers(@ForAll long seed, @ForAll @IntRange(max = 120) int transactions) {
        Catalogue catalogue = CATALOGUES.get(Math.floorMod(seed, CATALOGUES.size()));
        AuditReport report = audited(catalogue, TimeMode.ORDERED, new RandomTraffic(seed).events(transactions));
        assertThat(report.mismatches()).isZero();
        assertThat(report.vectors()).isEqualTo(transactions);
    }

    private static AuditReport audited(Catalogue catalogue, TimeMode mode, List<Event> events) {
        Serving serving = new Serving(catalogue, mode);
        for (Event event : events) {
            if (event.isLabel()) {
                serving.label(event.label());
            } else {
                serving.transaction(inSomeCurrency(event.transaction()));
            }
        }
        AuditScope all =
                new AuditScope(catalogue, Instant.MIN, Instant.MAX, Duration.ofDays(180), Duration.ofHours(1), 1_000);
        return AuditPropertyTest.report(all, serving.scores, serving.labels);
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
