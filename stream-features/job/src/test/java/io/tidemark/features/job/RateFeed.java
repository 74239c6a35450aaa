package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.FeatureEngine;
import io.tidemark.features.rates.RateTables;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.RateTable;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Payments in three currencies, under tables of rates that change. */
public final class RateFeed {

    public static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: rates
            features:
              - {name: euros, transform: number, of: converted.EUR}
              - {name: sum, entity: customer, aggregate: sum, of: converted.EUR, window: 30d}
              - {name: count, entity: customer, aggregate: count, window: 30d}
              - {name: mean, entity: customer, aggregate: mean, of: converted.EUR, window: 7d, itself: excluded}
              - {name: euros_to_mean, ratio: euros, to: mean}
              - {name: large, entity: terminal, aggregate: count, where: "converted.EUR >= 100", window: 3d}
              - {name: spread, entity: terminal, aggregate: standard_deviation, of: converted.EUR, window: 3d, delay: 1h}
            """);

    /** The first is no older than the first payments, and of yen there is a rate in some only. */
    public static final RateTables TABLES = RateTables.of(List.of(
            table(Feed.START.plus(Duration.ofHours(8)), 9214, 4),
            withYen(Feed.START.plus(Duration.ofDays(3)), 93, 2, 61, 4),
            table(Feed.START.plus(Duration.ofDays(9)), 8, 1),
            withYen(Feed.START.plus(Duration.ofDays(12)), 123_456_789, 8, 59, 4)));

    private RateFeed() {}

    public static RateTable table(Instant from, long unscaled, int scale) {
        return RateTable.newBuilder()
                .setCurrency("EUR")
                .setFrom(from)
                .setRates(Map.of("USD", new Decimal(unscaled, scale)))
                .setEnded(List.of("JPY"))
                .setPutAt(from)
                .build();
    }

    private static RateTable withYen(Instant from, long dollar, int dollarScale, long yen, int yenScale) {
        return RateTable.newBuilder(table(from, dollar, dollarScale))
                .setRates(Map.of("USD", new Decimal(dollar, dollarScale), "JPY", new Decimal(yen, yenScale)))
                .setEnded(List.of())
                .build();
    }

    public static Transaction paid(String id, Instant time, String customer, long minorUnits, String currency) {
        return Transaction.newBuilder(Feed.transaction(id, time, customer, "m1", minorUnits))
                .setAmount(new Money(minorUnits, currency))
                .build();
    }

    /** In the order of event time. */
    public static List<Transaction> random(long seed, int count) {
        Random random = new Random(seed);
        List<Transaction> feed = new ArrayList<>();
        long second = 0;
        for (int i = 0; i < count; i++) {
            second += random.nextInt(4) == 0 ? random.nextInt(8_000) : 1;
            String currency = List.of("EUR", "USD", "JPY").get(random.nextInt(3));
            feed.add(Transaction.newBuilder(paid(
                            "t%06d".formatted(i),
                            Feed.START.plusSeconds(second),
                            "c" + random.nextInt(20),
                            random.nextInt(30_000),
                            currency))
                    .setTerminalId("m" + random.nextInt(12))
                    .build());
        }
        return feed;
    }

    /** Each vector is that of the engine over the whole feed, to the bit. */
    public static void assertEqual(List<FeatureVector> vectors, List<Transaction> feed) {
        FeatureEngine engine = FeatureEngine.withRates(CATALOGUE, TABLES);
        Map<String, double[]> expected = new HashMap<>();
        feed.forEach(transaction -> expected.put(transaction.getTransactionId(), engine.transaction(transaction)));
        assertThat(vectors).hasSize(feed.size()).allSatisfy(vector -> {
            String id = vector.getTransaction().getTransactionId();
            assertThat(vector.getValues())
                    .as(id)
                    .containsExactly(Arrays.stream(expected.get(id)).boxed().toArray(Double[]::new));
            assertThat(vector.getFlags().contains("missing_rate"))
                    .as("flags of " + id)
                    .isEqualTo(Double.isNaN(expected.get(id)[0]));
        });
        assertThat(vectors.stream().filter(vector -> vector.getValues().get(0).isNaN()))
                .as("without a rate")
                .hasSizeBetween(feed.size() / 10, feed.size() / 2);
    }
}
