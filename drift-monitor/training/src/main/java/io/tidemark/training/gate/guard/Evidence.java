package io.tidemark.training.gate.guard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a candidate is judged by beside its comparison with the champion.
 *
 * @param features names, in the order of the vectors
 * @param calendar those that follow the clock alone
 * @param training rows that the candidate was trained on
 * @param trainedUntil when the newest of them happened
 * @param comparison newer rows, which both models have scored
 * @param comparedUntil when the newest of these happened
 * @param maturedUntil up to when rows could have matured
 * @param forecasts the candidate's, to be held against what happened
 * @param replay what the champion said of the comparison rows when it served them
 * @param champion empty if none is in force
 */
public record Evidence(
        List<String> features,
        Set<String> calendar,
        Sample training,
        Instant trainedUntil,
        Sample comparison,
        Instant comparedUntil,
        Instant maturedUntil,
        Contender candidate,
        Optional<Contender> champion,
        List<Forecast> forecasts,
        Replay replay) {

    /**
     * The champion's margins of comparison rows that it decided, computed again.
     *
     * @param rows how many it decided
     * @param unlike those of which it says something else now
     */
    public record Replay(int rows, int unlike) {
        public static final Replay NONE = new Replay(0, 0);
    }

    /** Whether the champion finds frauds now as it did when it was made; empty if that cannot be said. */
    Optional<Endurance> endurance() {
        return champion.flatMap(one -> Endurance.of(one, comparison));
    }
}
