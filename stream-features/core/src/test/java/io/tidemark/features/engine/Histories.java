package io.tidemark.features.engine;

import io.tidemark.schemas.Location;
import io.tidemark.schemas.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Histories of one entity with everything in them that makes a difference, at distances of a few milliseconds. */
final class Histories {

    static final long LATENESS = 50;

    private Histories() {}

    static Arbitrary<List<Step>> histories(int longest) {
        return histories(currencies(), longest);
    }

    /** Ever the same currency, and now and then no amount. */
    static Arbitrary<List<Step>> inEuros(int longest) {
        return histories(Arbitraries.just("EUR").injectNull(0.1), longest);
    }

    private static Arbitrary<List<Step>> histories(Arbitrary<String> currencies, int longest) {
        return steps(currencies).list().ofMaxSize(longest).withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Step> steps(Arbitrary<String> currencies) {
        return Combinators.combine(jumps(), payments(currencies), labels(), travels())
                .as(Step::new);
    }

    /** One of them is none. */
    static Arbitrary<String> currencies() {
        return Arbitraries.frequency(Tuple.of(40, "EUR"), Tuple.of(3, "JPY"), Tuple.of(3, "USD"), Tuple.of(1, "eur"))
                .injectNull(0.04);
    }

    /** Ties, small steps, the edges of the windows, quiet gaps, disorder within the lateness and beyond it. */
    private static Arbitrary<Long> jumps() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(0L)),
                Tuple.of(6, Arbitraries.longs().between(0, 12)),
                Tuple.of(2, Arbitraries.of(1L, 5L, 9L, 10L, 11L, 20L, 40L, 90L)),
                Tuple.of(1, Arbitraries.of(200L, 10_000L)),
                Tuple.of(4, Arbitraries.longs().between(-LATENESS, -1)),
                Tuple.of(1, Arbitraries.longs().between(-200, -LATENESS)));
    }

    static Arbitrary<Step.Payment> payments(Arbitrary<String> currencies) {
        Arbitrary<Long> amounts = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(0L, 1L)),
                Tuple.of(8, Arbitraries.longs().between(1, 100_000)),
                Tuple.of(1, Arbitraries.of(1L << 53, (1L << 53) - 1, 1L << 52, (1L << 53) + 1, -1L, Long.MIN_VALUE)));
        Arbitrary<String> channels = Arbitraries.of("online", "chip", "phone").injectNull(0.2);
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "d" + i).toList();
        Arbitrary<String> devices = Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.of("d0", "d1", "d2")), Tuple.of(1, Arbitraries.of(many)))
                .injectNull(0.1);
        Arbitrary<String> segments = Arbitraries.of("", "retail", "business").injectNull(0.3);
        return Combinators.combine(amounts, currencies, channels, devices, segments, locations(), Numbers.said())
                .as(Step.Payment::new);
    }

    private static Arbitrary<Location> locations() {
        Arbitrary<Location> known = Arbitraries.of(
                new Location(0.0, 0.0),
                new Location(52.52, 13.405),
                new Location(-33.8688, 151.2093),
                new Location(90.0, 0.0),
                new Location(0.0, 180.0),
                new Location(0.0, -180.0),
                new Location(90.1, 0.0),
                new Location(Double.NaN, 0.0));
        Arbitrary<Location> anywhere = Combinators.combine(
                        Arbitraries.doubles().between(-90, 90),
                        Arbitraries.doubles().between(-180, 180))
                .as(Location::new);
        return Arbitraries.oneOf(known, anywhere).injectNull(0.3);
    }

    private static Arbitrary<Optional<Step.Said>> labels() {
        Arbitrary<Verdict> verdicts = Arbitraries.of(Verdict.FRAUD, Verdict.FRAUD, Verdict.GENUINE, Verdict.WITHDRAWN);
        return Combinators.combine(
                        Arbitraries.integers().between(-6, 8),
                        verdicts,
                        Arbitraries.longs().between(0, 5))
                .as(Step.Said::new)
                .optional(0.2);
    }

    private static Arbitrary<Travel> travels() {
        return Arbitraries.frequency(
                Tuple.of(16, Travel.STAYS),
                Tuple.of(2, Travel.COPIED),
                Tuple.of(2, Travel.WRITTEN),
                Tuple.of(1, Travel.FROM_AN_EARLIER_RELEASE));
    }

    /** The event times of all steps, those of labels included. */
    static long[] times(List<Step> history) {
        long[] times = new long[history.size()];
        long newest = 0;
        for (int i = 0; i < times.length; i++) {
            times[i] = newest + history.get(i).jump();
            newest = history.get(i).label().isPresent() ? newest : Math.max(newest, times[i]);
        }
        return times;
    }
}
