package io.tidemark.training.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.nouns.Nouns;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.rows.TimeSplit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FindingOfAnotherDomainTest {

    private static final Nouns MACHINES =
            new Nouns(Map.of("event", "reading", "positive", "failure", "customer", "machine"));

    private final Gate gate = new Gate(GateRules.DEFAULT, AlertBudget.DEFAULT, Duration.ofDays(9), MACHINES);

    @Test
    void whatAGateFindsIsSaidInTheWordsOfTheCatalogue() {
        Comparison better = new Comparison(1_000, 50, 1_000, 0.6, OptionalDouble.of(0.4), 0.01, 0.995);
        SegmentComparison few = new SegmentComparison("kind=pump", 30, 2, 0.5, 0.5, Double.NaN);
        SegmentComparison many = new SegmentComparison("kind=chiller", 500, 40, 0.5, 0.4, 1);
        assertThat(gate.finding(better, List.of(few, many), List.of()).text())
                .startsWith(
                        "On the newest 1,000 matured readings (50 failures) the candidate's average precision is 0.600"
                                + " against 0.400 of the champion;")
                .contains(
                        "resamples by machine",
                        "in kind=pump (30 readings, 2 failures) there are too few failures to say, 20 are needed",
                        "in kind=chiller (500 readings, 40 failures) it is 0.500 against 0.400")
                .endsWith(": promote");
        assertThat(gate.refusal(TimeSplit.of(List.of(), 0.5)))
                .get()
                .asString()
                .startsWith("Too few matured failures: 0 in 0 rows to train on");
    }
}
