package io.tidemark.bench.pipeline;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is asked of the whole way on two cores, of one catalogue and one state backend; of others it is reported.
 *
 * @param judged whether anything is asked
 */
record Goals(boolean judged) {

    static final String HALF = "at half of it";
    static final String QUIET_TOWN = "quiet town";
    static final double SUSTAINED = 25_000;

    private record Asked(String rate, Stage stage, double percentile) {}

    private static final Map<Asked, Double> MILLIS = Map.of(
            new Asked(HALF, Stage.COMMITTED, 99.9), 250.0,
            new Asked(HALF, Stage.COMMITTED, 50), 40.0,
            new Asked(QUIET_TOWN, Stage.COMMITTED, 50), 20.0,
            new Asked(QUIET_TOWN, Stage.COMMITTED, 99.9), 80.0,
            new Asked(QUIET_TOWN, Stage.UNCOMMITTED, 50), 8.0);

    static Goals of(String catalogue, String state) {
        return new Goals(catalogue.equals("handbook") && state.equals("heap"));
    }

    /** Milliseconds at most; empty if nothing is asked. */
    OptionalDouble millis(String rate, Stage stage, double percentile) {
        Double millis = MILLIS.get(new Asked(rate, stage, percentile));
        return judged && millis != null ? OptionalDouble.of(millis) : OptionalDouble.empty();
    }
}
