package io.tidemark.features.algebra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All aggregates that a catalogue can name. */
public final class Aggregates {

    public static final List<Aggregate> ALL = List.of(
            new Count(),
            new Sum(),
            new Mean(),
            new StandardDeviation(),
            new Min(),
            new Max(),
            new Distinct(),
            new Last(),
            new SecondsSinceLast(),
            new SecondsSinceFirst(),
            new FraudRate(),
            new Share(),
            new Velocity(),
            new MostFrequent(),
            new Entropy());

    /** Words of other domains than payments; hashes know the one that they stand for. */
    private static final Map<String, String> STANDS_FOR = Map.of("positive_rate", "fraud_rate");

    private Aggregates() {}

    public static Optional<Aggregate> of(String word) {
        String own = STANDS_FOR.getOrDefault(word, word);
        return ALL.stream().filter(aggregate -> aggregate.word().equals(own)).findFirst();
    }

    /** The word for an aggregate in catalogues of other domains than payments. */
    public static String elsewhere(Aggregate aggregate) {
        return STANDS_FOR.entrySet().stream()
                .filter(entry -> entry.getValue().equals(aggregate.word()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(aggregate.word());
    }

    /** All words that a catalogue may write. */
    public static List<String> written() {
        return Stream.concat(words().stream(), STANDS_FOR.keySet().stream()).toList();
    }

    /** One word for each. */
    public static List<String> words() {
        return ALL.stream().map(Aggregate::word).toList();
    }
}
