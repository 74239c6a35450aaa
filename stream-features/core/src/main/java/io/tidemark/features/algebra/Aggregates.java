package io.tidemark.features.algebra;

import java.util.List;
import java.util.Optional;

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

    private Aggregates() {}

    public static Optional<Aggregate> of(String word) {
        return ALL.stream().filter(aggregate -> aggregate.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return ALL.stream().map(Aggregate::word).toList();
    }
}
