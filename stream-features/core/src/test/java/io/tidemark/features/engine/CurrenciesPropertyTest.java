package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Customers and terminals with amounts in two and three currencies, in any order of arrival, beside a slow search. */
class CurrenciesPropertyTest {

    private static final List<String> USUAL = List.of("", "EUR", "single", "own");
    private static final int FEATURES = 6;

    @Property(tries = 12_000)
    void whateverAFeatureSaysOfCurrenciesItsValuesAreThoseOfASlowSearch(
            @ForAll long seed, @ForAll @IntRange(max = 16) int transactions) {
        Random random = new Random(seed);
        String usual = USUAL.get(random.nextInt(USUAL.size()));
        List<AmountSpec> specs = new ArrayList<>();
        StringBuilder yaml =
                new StringBuilder("name: t\n" + (usual.isEmpty() ? "" : "currency: " + usual + "\n") + "features:\n");
        for (int i = 0; i < FEATURES; i++) {
            AmountSpec spec = AmountSpec.random("f" + i, usual, random);
            specs.add(spec);
            yaml.append(spec.yaml());
        }
        Catalogue catalogue = CatalogueReader.read(yaml.toString());
        Traffic traffic = new Traffic(random, 2 + random.nextInt(2));
        FeatureEngine engine = new FeatureEngine(catalogue);
        SlowCurrencies oracle = new SlowCurrencies(usual);
        for (int i = 0; i < transactions; i++) {
            traffic.between(engine, oracle, transactions);
            Transaction transaction = traffic.transaction(i);
            double[] vector = new double[engine.width()];
            Set<String> causes = new HashSet<>();
            assertThat(engine.answer(transaction, vector, causes)).as("refused").isEmpty();
            assertThat(causes.contains(VectorFlags.MIXED_CURRENCY)
                            && !List.of("EUR", "single").contains(usual))
                    .as("flagged though no currency is foreign")
                    .isFalse();
            oracle.transaction(transaction);
            for (int f = 0; f < FEATURES; f++) {
                if (oracle.knows(specs.get(f))) {
                    // As an object: missing equals missing, and 0 is not -0.
                    assertThat(Double.valueOf(vector[f]))
                            .as("%s of %s under '%s'", specs.get(f), transaction, usual)
                            .isEqualTo(Double.valueOf(oracle.value(specs.get(f))));
                }
            }
        }
    }

    /** What comes, at distances of a few milliseconds. */
    private static final class Traffic {

        private final Random random;
        private final int currencies;
        private final Set<String> told = new HashSet<>();
        private long newest;

        Traffic(Random random, int currencies) {
            this.random = random;
            this.currencies = currencies;
        }

        Transaction transaction(int i) {
            long time = newest + (random.nextInt(4) == 0 ? -random.nextInt(12) : random.nextInt(6));
            newest = Math.max(newest, time);
            return Transaction.newBuilder(Samples.transaction("id" + i, time))
                    .setCustomerId("c" + random.nextInt(2))
                    .setTerminalId(random.nextInt(9) == 0 ? "" : "t" + random.nextInt(2))
                    .setAmount(amount())
                    .build();
        }

        /** Now and then none, one that is none, or one in no currency. */
        private Money amount() {
            int kind = random.nextInt(20);
            String currency =
                    List.of("EUR", "USD", random.nextBoolean() ? "JPY" : "KWD").get(random.nextInt(currencies));
            return kind == 0 ? null : new Money(kind == 1 ? -5L : random.nextInt(600), kind == 2 ? "eur" : currency);
        }

        /** Labels and outcomes, of what came and of what is to come. */
        void between(FeatureEngine engine, SlowCurrencies oracle, int transactions) {
            if (random.nextInt(3) == 0) {
                long observed = told.size() * 7L + random.nextInt(7);
                Label full = Samples.label("id" + random.nextInt(transactions), 0, observed, verdict());
                Label label = Label.newBuilder(full)
                        .setCustomerId(null)
                        .setTerminalId(null)
                        .setEventTime(null)
                        .build();
                told.add("label" + told.size());
                engine.label(label);
                oracle.label(label);
            }
            OutcomeKind kind = random.nextBoolean() ? OutcomeKind.REFUNDED : OutcomeKind.DECLINED;
            String about = "of" + random.nextInt(30);
            if (random.nextInt(2) == 0 && told.add(kind + about)) {
                Outcome outcome = Outcome.newBuilder()
                        .setTransactionId(about)
                        .setKind(kind)
                        .setEventTime(Samples.BEGIN.plusMillis(newest - random.nextInt(9)))
                        .setCustomerId("c" + random.nextInt(2))
                        .setAmount(amount())
                        .build();
                engine.outcome(outcome);
                oracle.outcome(outcome);
            }
        }

        private Verdict verdict() {
            return random.nextInt(3) == 0 ? Verdict.GENUINE : Verdict.FRAUD;
        }
    }
}
