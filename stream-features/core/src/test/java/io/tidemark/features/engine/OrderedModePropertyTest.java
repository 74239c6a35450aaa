package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import io.tidemark.schemas.door.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** In event order the whole engine says what one slow history per entity says, and shuffled arrival changes nothing. */
class OrderedModePropertyTest {

    private static final String FEATURES =
            """
            zone: UTC
            dictionaries: {channel: [chip, online], country: [DE, FR]}
            numbers:
              - {name: score, unit: points, decimals: 2, least: -100, most: 500}
              - {name: whole, decimals: 0}
              - {name: fine, decimals: 15}
            undeclared_numbers: refuse
            features:
              - {name: score, transform: number, of: numbers.score}
              - {name: fine, transform: number, of: numbers.fine}
              - {name: scores, entity: device, aggregate: mean, of: numbers.score, window: 30ms}
              - {name: score_to_scores, ratio: score, to: scores}
              - {name: wholes, entity: customer, aggregate: sum, of: numbers.whole, window: 20ms, delay: 1ms}
              - {name: low, entity: terminal, aggregate: min, of: numbers.fine, where: "numbers.score < -0.5", window: 9ms}
              - {name: last_whole, entity: customer, aggregate: last, of: numbers.whole, window: 40ms}
              - {name: amount, transform: amount}
              - {name: where, transform: code, of: country}
              - {name: said, transform: number, of: attributes.said}
              - {name: mean, entity: customer, aggregate: mean, window: 9ms, itself: excluded}
              - {name: amount_to_mean, ratio: amount, to: mean}
              - {name: deviation, entity: customer, aggregate: standard_deviation, window: 20ms}
              - {name: terminals, entity: customer, aggregate: distinct, of: terminal, exact_up_to: 16, window: 30ms}
              - {name: speed, entity: customer, aggregate: velocity, window: 30ms}
              - {name: usual, entity: customer, aggregate: most_frequent, of: channel, window: 30ms, delay: 1ms}
              - {name: visits, entity: terminal, aggregate: count, window: 5ms}
              - {name: online, entity: terminal, aggregate: share, where: "channel = 'online'", window: 12ms}
              - {name: risk, entity: terminal, aggregate: fraud_rate, window: 20ms, delay: 3ms}
              - {name: pairs, entity: [customer, terminal], aggregate: count, window: 30ms, itself: excluded}
              - {name: pair_risk, entity: [customer, terminal], aggregate: fraud_rate, window: 30ms}
              - {name: known, entity: device, aggregate: seconds_since_first, window: 40ms}
              - {name: spread, entity: device, aggregate: entropy, of: customer, window: 25ms}
              - {name: visits_to_pairs, ratio: visits, to: pairs}
            """;

    /** Labels name their customer and terminal, but no device: the transactions have to be looked up. */
    private static final String LOOKED_UP =
            "  - {name: device_risk, entity: device, aggregate: fraud_rate, window: 30ms}\n";

    private static final List<Catalogue> CATALOGUES = List.of(
            CatalogueReader.read("name: a\ncurrency: single\n" + FEATURES),
            CatalogueReader.read("name: b\ncurrency: EUR\n" + FEATURES),
            CatalogueReader.read("name: c\ncurrency: single\n" + FEATURES + LOOKED_UP));

    /**
     * A transaction and what becomes of it.
     *
     * @param again how it is sent once more: not at all, as it is, or with another amount
     * @param labels each a verdict and how much later it is observed
     */
    record Story(
            long time,
            int customer,
            int terminal,
            String country,
            String said,
            Step.Payment payment,
            int again,
            List<Fate> labels) {}

    record Fate(Verdict verdict, long after) {}

    @Property(tries = 2_000)
    void vectorsInEventOrderEqualThoseOfOneSlowHistoryPerEntity(
            @ForAll("stories") List<Story> stories, @ForAll("which") Catalogue catalogue, @ForAll long seed) {
        List<Event> events = events(stories);
        Collections.shuffle(events, new Random(seed));
        Collections.sort(events);
        FeatureEngine engine = new FeatureEngine(catalogue);
        SlowEngine oracle = new SlowEngine(catalogue);
        for (Event event : events) {
            if (event.isLabel()) {
                engine.label(event.label());
                oracle.label(event.label());
                continue;
            }
            double[] vector = new double[engine.width()];
            Set<String> flags = new TreeSet<>();
            Optional<String> refused =
                    engine.answer(event.transaction(), vector, flags).map(Rejection::cause);
            assertThat(refused).isEqualTo(oracle.refusal(event.transaction()));
            if (refused.isEmpty()) {
                assertThat(flags).isEqualTo(oracle.flags());
                oracle.check(event.transaction(), vector);
            }
        }
    }

    @Property(tries = 500)
    void vectorsInEventOrderAreTheSameWhateverTheOrderOfArrivalWas(
            @ForAll("stories") List<Story> stories, @ForAll("which") Catalogue catalogue, @ForAll long seed) {
        List<Event> events = new ArrayList<>(events(stories).stream()
                .filter(event -> event.isLabel()
                        || !event.transaction().getTransactionId().isEmpty())
                .toList());
        Map<String, String> expected =
                vectors(catalogue, events.stream().sorted().toList());
        Collections.shuffle(events, new Random(seed));
        Collections.sort(events);
        assertThat(vectors(catalogue, events)).isEqualTo(expected);
    }

    private static Map<String, String> vectors(Catalogue catalogue, List<Event> events) {
        FeatureEngine engine = new FeatureEngine(catalogue);
        Map<String, String> vectors = new TreeMap<>();
        for (Event event : events) {
            if (event.isLabel()) {
                engine.label(event.label());
            } else {
                double[] vector = new double[engine.width()];
                String refused = engine.answer(event.transaction(), vector)
                        .map(Rejection::cause)
                        .orElse("");
                vectors.merge(
                        event.transaction().getTransactionId(),
                        refused.isEmpty() ? Arrays.toString(vector) : refused,
                        (one, other) -> one + other);
            }
        }
        return vectors;
    }

    private static List<Event> events(List<Story> stories) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < stories.size(); i++) {
            Story story = stories.get(i);
            Transaction transaction = Transaction.newBuilder(story.payment().at("id" + i, story.time()))
                    .setCustomerId("c" + story.customer())
                    .setTerminalId(story.terminal() == 20 ? "" : "t" + story.terminal())
                    .setCountry(story.country())
                    .setAttributes(story.said() == null ? Map.of() : Map.of("said", story.said()))
                    .build();
            events.add(Event.of(transaction));
            if (story.again() > 0) {
                long later = story.again() == 1 ? story.time() : story.time() + 1;
                events.add(Event.of(Transaction.newBuilder(transaction)
                        .setEventTime(Samples.BEGIN.plusMillis(later))
                        .build()));
            }
            for (Fate fate : story.labels()) {
                Label label = Samples.label("id" + i, story.time(), story.time() + fate.after(), fate.verdict());
                events.add(Event.of(Label.newBuilder(label)
                        .setCustomerId(transaction.getCustomerId())
                        .setTerminalId(transaction.getTerminalId())
                        .build()));
            }
        }
        return events;
    }

    @Provide
    Arbitrary<Catalogue> which() {
        return Arbitraries.of(CATALOGUES);
    }

    @Provide
    Arbitrary<List<Story>> stories() {
        Arbitrary<List<Fate>> fates = Combinators.combine(
                        Arbitraries.of(Verdict.FRAUD, Verdict.FRAUD, Verdict.GENUINE, Verdict.WITHDRAWN),
                        Arbitraries.longs().between(-3, 15))
                .as(Fate::new)
                .list()
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.longs().between(0, 60),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 20).map(terminal -> terminal < 15 ? terminal % 3 : terminal),
                        Arbitraries.of("DE", "FR", "AT").injectNull(0.2),
                        // Numbers, and what other readers than ours would take for one.
                        Arbitraries.of(
                                        "7",
                                        " -1.5 ",
                                        "+.5",
                                        "3.",
                                        "1e3",
                                        "1E-2",
                                        "1e400",
                                        "",
                                        "x",
                                        "NaN",
                                        "Infinity",
                                        "0x1p3",
                                        "1f",
                                        "1,5",
                                        "\u0663",
                                        "1_0",
                                        ".",
                                        "e5",
                                        "--1",
                                        "0")
                                .injectNull(0.2),
                        Histories.payments(Histories.currencies()),
                        Arbitraries.frequency(Tuple.of(18, 0), Tuple.of(1, 1), Tuple.of(1, 2)),
                        fates)
                .as(Story::new)
                .list()
                .ofMaxSize(50)
                .withSizeDistribution(RandomDistribution.uniform());
    }
}
