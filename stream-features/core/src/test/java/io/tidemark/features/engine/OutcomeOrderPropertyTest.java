package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.catalogue.RatioFeature;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * In event order the whole engine says of outcomes what one slow history per entity says, whether they name their
 * entities or wait for their transactions, and shuffled arrival changes nothing.
 */
class OutcomeOrderPropertyTest {

    private static final List<Catalogue> CATALOGUES = List.of(
            RandomOutcomes.catalogue("single", "customer"),
            RandomOutcomes.catalogue("EUR", "terminal"),
            // No outcome names a device: all of them are looked up.
            RandomOutcomes.catalogue("single", "[customer, device]"));

    @Property(tries = 3_000)
    void vectorsInEventOrderEqualThoseOfOneSlowHistoryPerEntity(
            @ForAll("which") Catalogue catalogue, @ForAll long seed, @ForAll @IntRange(max = 60) int transactions) {
        List<Event> events = events(new Random(seed), transactions);
        FeatureEngine engine = new FeatureEngine(catalogue);
        Oracle oracle = new Oracle(catalogue);
        for (Event event : events) {
            if (event.isOutcome()) {
                engine.outcome(event.outcome());
                oracle.outcome(event.outcome());
            } else {
                oracle.check(event.transaction(), engine.transaction(event.transaction()));
            }
        }
    }

    @Property(tries = 500)
    void vectorsInEventOrderAreTheSameWhateverTheOrderOfArrivalWas(
            @ForAll("which") Catalogue catalogue, @ForAll long seed, @ForAll @IntRange(max = 60) int transactions) {
        Random random = new Random(seed);
        List<Event> events = events(random, transactions);
        Map<String, String> expected = vectors(catalogue, events);
        Collections.shuffle(events, random);
        Collections.sort(events);
        assertThat(vectors(catalogue, events)).isEqualTo(expected);
    }

    private static Map<String, String> vectors(Catalogue catalogue, List<Event> events) {
        FeatureEngine engine = new FeatureEngine(catalogue);
        Map<String, String> vectors = new LinkedHashMap<>();
        for (Event event : events) {
            if (event.isOutcome()) {
                engine.outcome(event.outcome());
            } else {
                vectors.put(
                        event.transaction().getTransactionId(),
                        Arrays.toString(engine.transaction(event.transaction())));
            }
        }
        return vectors;
    }

    /** Of few customers, terminals and devices; an outcome may come before its transaction, and be said twice. */
    private static List<Event> events(Random random, int transactions) {
        List<Event> events = new ArrayList<>();
        RandomOutcomes outcomes = new RandomOutcomes(random);
        for (int i = 0; i < transactions; i++) {
            Transaction transaction = Transaction.newBuilder(Samples.transaction("id" + i, random.nextInt(60)))
                    .setCustomerId("c" + random.nextInt(2))
                    .setTerminalId(random.nextInt(12) == 0 ? "" : "t" + random.nextInt(2))
                    .setDevice(random.nextInt(9) == 0 ? null : "d" + random.nextInt(2))
                    .build();
            events.add(Event.of(transaction));
            for (int said = random.nextInt(4); said > 0; said--) {
                OutcomeKind kind = random.nextBoolean() ? OutcomeKind.DECLINED : OutcomeKind.REFUNDED;
                var time = transaction.getEventTime().plusMillis(random.nextInt(20) - 6);
                for (int again = random.nextInt(3) == 0 ? 2 : 1; again > 0; again--) {
                    events.add(Event.of(named(random, outcomes.said("id" + i, kind, time), transaction)));
                }
            }
        }
        Collections.sort(events);
        return events;
    }

    private static Outcome named(Random random, Outcome outcome, Transaction transaction) {
        boolean named = random.nextBoolean();
        return Outcome.newBuilder(outcome)
                .setCustomerId(named ? transaction.getCustomerId() : null)
                .setTerminalId(named ? transaction.getTerminalId() : null)
                .build();
    }

    /** A slow history for each key. */
    private static final class Oracle {
        private final Catalogue catalogue;
        private final String entity;
        private final EntityKeys keys;
        private final Map<String, SlowOutcomes> histories = new HashMap<>();
        private final Map<String, Transaction> seen = new HashMap<>();
        private final Map<String, List<Outcome>> waiting = new HashMap<>();

        Oracle(Catalogue catalogue) {
            this.catalogue = catalogue;
            this.entity = catalogue.outcomeEntities().get(0);
            this.keys = new EntityKeys(entity);
        }

        void outcome(Outcome outcome) {
            Transaction of = seen.get(outcome.getTransactionId());
            Optional<String> itself = named(outcome);
            Optional<String> key = of == null ? itself : keys.of(of).or(() -> itself);
            if (key.isPresent()) {
                history(key.get()).take(outcome);
            } else if (of == null) {
                waiting.computeIfAbsent(outcome.getTransactionId(), unused -> new ArrayList<>())
                        .add(outcome);
            }
        }

        private Optional<String> named(Outcome outcome) {
            List<String> fields =
                    Entities.fields(entity).stream().map(field -> field.name()).toList();
            String terminal = outcome.getTerminalId();
            return fields.equals(List.of("customer"))
                    ? Optional.ofNullable(outcome.getCustomerId())
                    : fields.equals(List.of("terminal")) && terminal != null && !terminal.isEmpty()
                            ? Optional.of(terminal)
                            : Optional.empty();
        }

        private SlowOutcomes history(String key) {
            return histories.computeIfAbsent(key, unused -> new SlowOutcomes(catalogue, entity, EntityEngine.LATENESS));
        }

        void check(Transaction transaction, double[] vector) {
            seen.put(transaction.getTransactionId(), transaction);
            waiting.getOrDefault(transaction.getTransactionId(), List.of()).forEach(this::outcome);
            Optional<String> key = keys.of(transaction);
            if (key.isEmpty()) {
                assertThat(vector).containsOnly(Double.NaN);
                return;
            }
            Map<String, Expected> expected =
                    history(key.get()).ask(transaction.getEventTime().toEpochMilli(), Map.of());
            for (int place = 0; place < vector.length; place++) {
                String name = catalogue.featureNames().get(place);
                Expected value = catalogue.features().get(place) instanceof RatioFeature ratio
                        ? ratio(ratio, vector)
                        : expected.get(name);
                assertThat(value.allows(vector[place]))
                        .as("%s of %s is %s, expected %s", name, transaction.getTransactionId(), vector[place], value)
                        .isTrue();
            }
        }

        private Expected ratio(RatioFeature ratio, double[] vector) {
            double of = vector[catalogue.featureNames().indexOf(ratio.of())];
            double to = vector[catalogue.featureNames().indexOf(ratio.to())];
            return Expected.exactly(to == 0 ? Double.NaN : of / to);
        }
    }

    @Provide
    Arbitrary<Catalogue> which() {
        return Arbitraries.of(CATALOGUES);
    }
}
