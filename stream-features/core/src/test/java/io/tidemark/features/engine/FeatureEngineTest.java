package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FeatureEngineTest {

    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: x
            currency: single
            features:
              - {name: a, transform: amount}
              - {name: c, entity: customer, aggregate: mean, window: 6ms}
              - {name: t, entity: terminal, aggregate: count, window: 4ms}
              - {name: r, entity: terminal, aggregate: fraud_rate, window: 9ms, delay: 2ms}
            """);

    @Property(tries = 1_000)
    void inEventOrderTheVectorsAreTheSameWhateverTheOrderOfArrivalWas(
            @ForAll @Size(max = 40) List<@IntRange(max = 20) Integer> times, @ForAll long seed) {
        List<Event> events = events(times);
        Map<String, List<Double>> expected = vectors(events.stream().sorted().toList());
        Collections.shuffle(events, new Random(seed));
        Collections.sort(events);
        assertThat(vectors(events)).isEqualTo(expected);
        assertThat(expected).isEqualTo(slowly(events));
    }

    @Test
    void atOneTimeLabelsComeBeforeTransactionsAndIdsDecideTheRest() {
        Event label = Event.of(Samples.label("z", 0, 5, Verdict.FRAUD));
        Event b = Event.of(Samples.transaction("b", 5));
        Event a = Event.of(Samples.transaction("a", 5));
        Event earlier = Event.of(Samples.transaction("z", 4));
        List<Event> events = new ArrayList<>(List.of(b, a, label, earlier));
        Collections.sort(events);
        assertThat(events).containsExactly(earlier, label, a, b);
    }

    @Test
    void aTransactionInASecondCurrencyIsRefusedInOneSentence() {
        FeatureEngine engine = new FeatureEngine(CATALOGUE);
        engine.transaction(Samples.transaction("a", 0));
        assertThatThrownBy(() -> engine.transaction(Samples.transaction("b", 1, 5, "USD")))
                .isInstanceOf(RejectedTransactionException.class)
                .hasMessage(
                        "transaction b of customer c is in USD while the others in its windows are not; send one base"
                                + " currency per customer");
        double[] vector = new double[4];
        assertThat(engine.answer(Samples.transaction("a", 0), vector)
                        .orElseThrow()
                        .cause())
                .isEqualTo("duplicate");
        assertThat(engine.answer(Samples.transaction("a", 1), vector)
                        .orElseThrow()
                        .cause())
                .isEqualTo("conflicting_duplicate");
    }

    /** Two customers, three terminals, every fourth transaction a fraud that is known three milliseconds later. */
    private static List<Event> events(List<Integer> times) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            Transaction transaction = Transaction.newBuilder(Samples.transaction("id" + i, times.get(i), i * 7L, "EUR"))
                    .setCustomerId("c" + i % 2)
                    .setTerminalId("t" + i % 3)
                    .build();
            events.add(Event.of(transaction));
            if (i % 4 == 0) {
                var label = Samples.label("id" + i, times.get(i), times.get(i) + 3, Verdict.FRAUD);
                label = io.tidemark.schemas.Label.newBuilder(label)
                        .setCustomerId(transaction.getCustomerId())
                        .setTerminalId(transaction.getTerminalId())
                        .build();
                events.add(Event.of(label));
            }
        }
        return events;
    }

    private static Map<String, List<Double>> vectors(List<Event> events) {
        FeatureEngine engine = new FeatureEngine(CATALOGUE);
        Map<String, List<Double>> vectors = new TreeMap<>();
        for (Event event : events) {
            if (event.isLabel()) {
                engine.label(event.label());
            } else {
                double[] v = engine.transaction(event.transaction());
                vectors.put(event.transaction().getTransactionId(), List.of(v[0], v[1], v[2], v[3]));
            }
        }
        return vectors;
    }

    private static Map<String, List<Double>> slowly(List<Event> events) {
        Map<String, SlowHistory> customers = new TreeMap<>();
        Map<String, SlowHistory> terminals = new TreeMap<>();
        Map<String, List<Double>> vectors = new TreeMap<>();
        for (Event event : events) {
            if (event.isLabel()) {
                terminals
                        .computeIfAbsent(event.label().getTerminalId(), key -> new SlowHistory(CATALOGUE, "terminal"))
                        .label(event.label());
                continue;
            }
            Transaction t = event.transaction();
            SlowHistory customer =
                    customers.computeIfAbsent(t.getCustomerId(), key -> new SlowHistory(CATALOGUE, "customer"));
            SlowHistory terminal =
                    terminals.computeIfAbsent(t.getTerminalId(), key -> new SlowHistory(CATALOGUE, "terminal"));
            customer.insert(t);
            terminal.insert(t);
            double[] fromTerminal = terminal.vector();
            double amount = t.getAmount().getMinorUnits() / 100.0;
            vectors.put(t.getTransactionId(), List.of(amount, customer.vector()[1], fromTerminal[2], fromTerminal[3]));
        }
        return vectors;
    }
}
