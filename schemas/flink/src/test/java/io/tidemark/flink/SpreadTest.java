package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final Map<String, Integer> EQUAL = Map.of("transactions", 12, "labels", 12);

    @Test
    void whatCannotWorkIsRefusedInOneSentence() {
        assertThat(spread(133, 132, 12).refusal(EQUAL, true))
                .hasValue("parallelism is 133, but the job's state is divided into 132 parts (reason); take at most as"
                        + " many, or, for a job that has no state yet, set maximum.parallelism");
        Map<String, Integer> fewer = Map.of("transactions", 12, "labels", 3);
        assertThat(spread(4, 132, 12).refusal(fewer, true))
                .hasValue(
                        "topic labels has only 3 of 12 partitions, but each topic is read by 4 subtasks, and event time"
                                + " would wait for ever for those that have no partition; set parallelism to 3, or create the"
                                + " topic anew with 12 partitions");
        assertThat(spread(4, 132, 12).refusal(fewer, false)).isEmpty();
        assertThat(spread(4, 132, 12).remarks(fewer)).singleElement().asString().contains("some of them are idle");
        assertThat(spread(3, 132, 12).refusal(fewer, true)).isEmpty();
        assertThat(spread(3, 132, 12).remarks(fewer)).isEmpty();
    }

    @Test
    void whatIsWastedIsSaid() {
        assertThat(spread(16, 132, 12).remarks(EQUAL))
                .anyMatch(sentence -> sentence.contains("4 of 16 subtasks read nothing"));
        assertThat(spread(5, 132, 12).remarks(EQUAL))
                .containsExactly(
                        "12 partitions are read by 5 subtasks, so some read 3 and some 2; a parallelism of 1, 2,"
                                + " 3, 4, 6, 12 would spread them evenly");
        assertThat(spread(100, 128, 100).remarks(EQUAL_100))
                .containsExactly(
                        "state is divided into 128 parts (reason), of which some of 100 subtasks hold 2 and some"
                                + " 1: keyed stages are no faster than with a parallelism of 64");
    }

    private static final Map<String, Integer> EQUAL_100 = Map.of("transactions", 100);

    @Test
    void aKeyThatTheStateOverrulesIsSaid() {
        assertThat(new Spread(2, new MaximumParallelism(128, "reason"), Optional.of(240), 4).remarks(Map.of()))
                .containsExactly("maximum.parallelism is 240 and counts for nothing: reason, with 128");
    }

    @Property
    void divisorsOfThePartitionsAreNeverWasteful(
            @ForAll @IntRange(min = 1, max = 500) int partitions, @ForAll @IntRange(min = 1, max = 500) int any) {
        int parallelism = IntStream.rangeClosed(1, Math.min(any, partitions))
                .filter(count -> partitions % count == 0)
                .max()
                .orElseThrow();
        Spread spread = spread(parallelism, MaximumParallelism.multiple(partitions), partitions);
        assertThat(spread.remarks(Map.of("transactions", partitions))).isEmpty();
        assertThat(spread.refusal(Map.of("transactions", partitions), true)).isEmpty();
    }

    private static Spread spread(int parallelism, int maximum, int partitions) {
        return new Spread(parallelism, new MaximumParallelism(maximum, "reason"), Optional.empty(), partitions);
    }
}
