package io.tidemark.scoring.policy.fuzz;

import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.policy.Policies;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** Draws transactions, vectors and scores, anything missing or as large as it can be. */
record FuzzedRows(Random random) {

    Transaction transaction() {
        return Transaction.newBuilder()
                .setTransactionId("t")
                .setCustomerId(pick("c1", "", "Ünïcode 😀"))
                .setTerminalId(pick("t1", "", "unknown"))
                .setEventTime(
                        Instant.ofEpochMilli(pick(0L, 1_780_000_000_000L, -62_135_596_800_000L, 253_402_300_799_999L)))
                .setAmount(random.nextInt(4) == 0 ? null : new Money(amount(), pick("EUR", "JPY", "XXQ", "USD")))
                .setCountry(pick("DE", "FR", "", null))
                .setChannel(pick("online", null))
                .setDevice(pick("d", null))
                .setAttributes(random.nextBoolean() ? Map.of() : Map.of("ip", "x"))
                .build();
    }

    double[] vector() {
        return Policies.CATALOGUE.featureNames().stream()
                .mapToDouble(name -> number())
                .toArray();
    }

    double share() {
        return pick(0.0, 1.0, Double.NaN, random.nextDouble(), random.nextDouble());
    }

    private long amount() {
        return pick(0L, 100L, 499L, 700L, 5_000L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    private double number() {
        return pick(0.0, -0.0, 1e308, -1e308, Double.NaN, Double.MIN_VALUE, random.nextGaussian());
    }

    @SafeVarargs
    private <T> T pick(T... of) {
        return of[random.nextInt(of.length)];
    }
}
