package io.tidemark.demo.payments;

import io.tidemark.demo.simulator.FraudKind;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What others say of a payment: two scores and a distance that tell some kinds of fraud, each with errors of its own,
 * and two numbers that tell little or nothing.
 */
final class PaymentNumbers {

    private static final double OLDEST_DAYS = 4_000;

    private final RandomGenerator random;
    private final Instant start;
    private final Map<String, Long> ages = new HashMap<>();

    /** @param start when accounts have the age that they are drawn with */
    PaymentNumbers(RandomGenerator random, Instant start) {
        this.random = random;
        this.start = start;
    }

    Map<String, Decimal> of(Transaction transaction, Optional<FraudKind> fraud) {
        Map<String, Decimal> numbers = new HashMap<>();
        boolean stolen = fraud.filter(FraudKind.STOLEN_CARD::equals).isPresent();
        boolean takenOver = fraud.filter(FraudKind.ACCOUNT_TAKEOVER::equals).isPresent();
        boolean tested = fraud.filter(FraudKind.CARD_TESTING::equals).isPresent();
        numbers.put("issuer_score", decimal(bounded(220 + 110 * random.nextGaussian() + (stolen ? 260 : 0), 999), 0));
        // Not every device is known.
        if (random.nextInt(20) > 0) {
            double device = bounded(25 + 14 * random.nextGaussian() + (takenOver || tested ? 40 : 0), 100);
            numbers.put("device_score", decimal(10 * device, 1));
        }
        numbers.put("account_age", decimal(age(transaction), 0));
        double near = -8 * Math.log1p(-random.nextDouble());
        double far = stolen && random.nextInt(3) > 0 ? random.nextDouble(40, 900) : 0;
        numbers.put("avs_distance", decimal(10 * (near + far), 1));
        numbers.put("basket_items", decimal(tested ? 1 : 1 + random.nextInt(6), 0));
        return numbers;
    }

    private double age(Transaction transaction) {
        long atStart =
                ages.computeIfAbsent(transaction.getCustomerId(), unseen -> (long) (random.nextDouble() * OLDEST_DAYS));
        return atStart + Duration.between(start, transaction.getEventTime()).toDays();
    }

    private static double bounded(double value, double most) {
        return Math.min(most, Math.max(0, value));
    }

    private static Decimal decimal(double unscaled, int scale) {
        return new Decimal(Math.round(unscaled), scale);
    }
}
