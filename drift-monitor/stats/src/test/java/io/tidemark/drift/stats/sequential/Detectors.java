package io.tidemark.drift.stats.sequential;

import java.util.Arrays;
import java.util.List;

/** Every detector, and what is done with each. */
final class Detectors {
    private Detectors() {}

    /** As published. */
    static List<ErrorDetector> standard() {
        return List.of(Ddm.standard(), Eddm.standard(), PageHinkley.standard(), Adwin.standard(), Kswin.standard());
    }

    /** Set so that short streams have drifts. */
    static List<ErrorDetector> hasty() {
        return List.of(
                new Ddm(5, 0.5, 1),
                new Eddm(3, 0.95, 0.9),
                new PageHinkley(4, 0.01, 1, 0.99),
                new Adwin(0.9, 2, 3, 1),
                new Kswin(9, 4, 0.4, 7));
    }

    static Verdict[] all(ErrorDetector detector, double[] stream) {
        return Arrays.stream(stream).mapToObj(detector::observe).toArray(Verdict[]::new);
    }

    static double[] numbers(List<? extends Number> drawn) {
        return drawn.stream().mapToDouble(Number::doubleValue).toArray();
    }
}
