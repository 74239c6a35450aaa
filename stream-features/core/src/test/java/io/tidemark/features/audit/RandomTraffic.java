package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.Event;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A month of some customers at some terminals, with ties, labels and revisions of labels. */
final class RandomTraffic {

    static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: audited
            zone: UTC
            currency: single
            numbers:
              - {name: score, decimals: 2, least: -20, most: 80}
            features:
              - {name: amount, transform: amount}
              - {name: mean_3d, entity: customer, aggregate: mean, window: 3d, itself: excluded}
              - {name: amount_to_mean, ratio: amount, to: mean_3d}
              - {name: deviation_5d, entity: customer, aggregate: standard_deviation, window: 5d}
              - {name: terminals_2d, entity: customer, aggregate: distinct, of: terminal, window: 2d}
              - {name: speed, entity: customer, aggregate: velocity, window: 1d}
              - {name: visits_1d, entity: terminal, aggregate: count, window: 1d}
              - {name: risk_5d, entity: terminal, aggregate: fraud_rate, window: 5d, delay: 1d}
              - {name: pair_risk, entity: [customer, terminal], aggregate: fraud_rate, window: 9d}
              - {name: device_known, entity: device, aggregate: seconds_since_first, window: 9d}
              - {name: score, transform: number, of: numbers.score}
              - {name: score_3d, entity: customer, aggregate: mean, of: numbers.score, window: 3d}
              - {name: worst_9d, entity: device, aggregate: max, of: numbers.score, window: 9d, delay: 1h}
              - {name: good_5d, entity: terminal, aggregate: share, where: "numbers.score < 0", window: 5d}
            """);

    private final Random random;

    RandomTraffic(long seed) {
        random = new Random(seed);
    }

    List<Event> events(int transactions) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            Transaction transaction = transaction(i);
            events.add(Event.of(transaction));
            for (int said = random.nextInt(4); said > 1; said--) {
                events.add(Event.of(label(transaction, said)));
            }
        }
        events.sort(null);
        return events;
    }

    private Transaction transaction(int i) {
        Instant time = Serving.begin().plusSeconds(3_600L * random.nextInt(24 * 30) + random.nextInt(2));
        return Transaction.newBuilder()
                .setTransactionId("t" + i)
                .setEventTime(time)
                .setCustomerId("c" + random.nextInt(3))
                .setTerminalId("m" + random.nextInt(3))
                .setDevice(random.nextInt(4) == 0 ? null : "d" + random.nextInt(3))
                .setNumbers(numbers())
                .setAmount(amount(i, random.nextInt(10_000)))
                .setLocation(random.nextBoolean() ? null : new Location(random.nextInt(90) * 1.0, 7.0))
                .build();
    }

    /** Now and then none, or one that is of no use. */
    private Map<String, Decimal> numbers() {
        return random.nextInt(5) == 0
                ? Map.of()
                : Map.of("score", new Decimal(random.nextInt(12_000) - 3_000L, random.nextInt(12) == 0 ? 3 : 2));
    }

    /** Now and then in another currency, or none. */
    private static Money amount(int i, long minorUnits) {
        return i % 13 == 5 ? null : new Money(minorUnits, i % 11 == 3 ? "USD" : "EUR");
    }

    /** Half of them name nothing but their transaction; no two of one transaction are observed at one time. */
    private Label label(Transaction transaction, int which) {
        boolean named = random.nextBoolean();
        return Label.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setVerdict(random.nextInt(3) == 0 ? Verdict.WITHDRAWN : Verdict.FRAUD)
                .setType(LabelType.ANALYST)
                .setObservedAt(transaction
                        .getEventTime()
                        .plus(Duration.ofHours(random.nextInt(72)).plusMillis(which)))
                .setCustomerId(named ? transaction.getCustomerId() : null)
                .setTerminalId(named ? transaction.getTerminalId() : null)
                .setEventTime(named ? transaction.getEventTime() : null)
                .build();
    }
}
