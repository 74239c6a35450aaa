package io.tidemark.demo.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Fraud that comes as purchases of its own; each method is one episode of one kind. */
final class FraudEpisodes {
    private final Town town;
    private final RandomGenerator random;

    FraudEpisodes(Town town, RandomGenerator random) {
        this.town = town;
        this.random = random;
    }

    List<Purchase> of(FraudKind kind, Instant at, double amounts) {
        return switch (kind) {
            case STOLEN_CARD -> stolenCard(at, amounts);
            case ACCOUNT_TAKEOVER -> accountTakeover(at, amounts);
            case CARD_TESTING -> cardTesting(at);
            case COMPROMISED_TERMINAL ->
                throw new IllegalArgumentException(
                        "a compromised terminal taints purchases of others and has none of its own");
        };
    }

    private List<Purchase> stolenCard(Instant at, double amounts) {
        Shopper victim = town.anyShopper(random);
        long price = Math.round(victim.meanAmount() * amounts * random.nextDouble(5, 9));
        return List.of(purchase(at, victim, Math.max(price, 15_000), FraudKind.STOLEN_CARD));
    }

    private List<Purchase> accountTakeover(Instant at, double amounts) {
        Shopper victim = town.anyShopper(random);
        List<Purchase> burst = new ArrayList<>();
        Instant time = at;
        for (int i = random.nextInt(5, 10); i > 0; i--) {
            long price = Math.round(victim.meanAmount() * amounts * random.nextDouble(2, 4));
            burst.add(purchase(time, victim, price, FraudKind.ACCOUNT_TAKEOVER));
            time = time.plus(Duration.ofSeconds(random.nextInt(60, 600)));
        }
        return burst;
    }

    private List<Purchase> cardTesting(Instant at) {
        Shopper victim = town.anyShopper(random);
        List<Purchase> series = new ArrayList<>();
        Instant time = at;
        for (int i = random.nextInt(8, 16); i > 0; i--) {
            series.add(purchase(time, victim, random.nextLong(20, 200), FraudKind.CARD_TESTING));
            time = time.plus(Duration.ofSeconds(random.nextInt(10, 120)));
        }
        return series;
    }

    private Purchase purchase(Instant at, Shopper victim, long minorUnits, FraudKind kind) {
        return new Purchase(at, victim, town.anyTerminal(random), minorUnits, Optional.of(kind));
    }
}
