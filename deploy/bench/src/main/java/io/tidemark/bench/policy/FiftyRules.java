package io.tidemark.bench.policy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.file.PolicyReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A policy of fifty rules, and what it decides. */
final class FiftyRules {

    static final Catalogue CATALOGUE = CatalogueReader.shipped("handbook");
    static final int RULES = 50;
    private static final int CUSTOMERS = 5_000;
    private static final long DAY = 86_400;
    private static final int DAYS = 91;
    private static final List<String> STEPS = List.of("step_up", "review", "decline");

    private FiftyRules() {}

    /** @param limit of the score from which on its thresholds review */
    static Policy policy(String version, double limit) {
        return new PolicyReader(CATALOGUE).unproven().read(yaml(version, limit), "the benchmark's policy");
    }

    static String yaml(String version, double limit) {
        Random random = new Random(50);
        List<String> names = CATALOGUE.featureNames();
        StringBuilder yaml = new StringBuilder("name: bench\nversion: " + version + "\ncatalogue: handbook\nrules:\n");
        for (int i = 0; i < RULES; i++) {
            yaml.append(String.format(
                    Locale.ROOT,
                    "  - {id: r%d, when: 'features.%s > %.2f && transaction.amount > %.1f || score > %.3f && features.%s < %.2f && transaction.country != \"DE\"', then: %s}%n",
                    i,
                    names.get(random.nextInt(names.size())),
                    2.2 + random.nextDouble(),
                    200 + 100 * random.nextDouble(),
                    0.9 + 0.1 * random.nextDouble(),
                    names.get(random.nextInt(names.size())),
                    -random.nextDouble(),
                    STEPS.get(i % STEPS.size())));
        }
        return yaml.append("thresholds: {by: score, review: " + limit + ", decline: 0.9}\n")
                .toString();
    }

    static double[] vector(Random random) {
        return random.doubles(CATALOGUE.featureNames().size())
                .map(uniform -> 6 * (uniform - 0.5))
                .toArray();
    }

    static Transaction transaction(int number, Random random) {
        return Transaction.newBuilder()
                .setTransactionId("t" + number)
                .setCustomerId("c" + random.nextInt(CUSTOMERS))
                .setTerminalId("t1")
                .setEventTime(Instant.ofEpochSecond(1_520_000_000L + number % DAYS * DAY))
                .setAmount(new Money(100L + random.nextInt(30_000), "EUR"))
                .setCountry(random.nextBoolean() ? "DE" : "FR")
                .setAttributes(Map.of())
                .build();
    }

    /** An event as CEL's runtime takes it. */
    static Map<String, Object> event(Transaction transaction, double[] vector, double score) {
        Map<String, Object> features = new HashMap<>();
        for (int i = 0; i < vector.length; i++) {
            features.put(CATALOGUE.featureNames().get(i), vector[i]);
        }
        return Map.of(
                "features",
                features,
                "transaction",
                Map.of("amount", transaction.getAmount().getMinorUnits() / 100.0, "country", transaction.getCountry()),
                "score",
                score);
    }
}
