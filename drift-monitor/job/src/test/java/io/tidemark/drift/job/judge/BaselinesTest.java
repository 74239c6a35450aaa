package io.tidemark.drift.job.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.job.count.Fields;
import io.tidemark.drift.job.count.ModelWindow;
import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.job.segments.ValueCounts;
import io.tidemark.drift.stats.alarm.measure.SegmentWindow;
import io.tidemark.drift.stats.alarm.measure.WindowFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void aSegmentStandsBesideTheSumOfItsEarlierWeeks() {
        Map<String, SegmentWindow> facts = facts(Map.of("DE", 7), Map.of("DE", 5), Map.of("DE", 4));
        assertThat(facts.get("DE").counts()).containsExactly(7);
        assertThat(facts.get("DE").baseline().orElseThrow().counts()).containsExactly(9);
        assertThat(facts.get("DE").baseline().orElseThrow().windows()).isEqualTo(2);
    }

    @Test
    void whileNoEarlierWeekIsKnownThereIsNoBaseline() {
        assertThat(facts(Map.of("DE", 7)).get("DE").baseline()).isEmpty();
    }

    @Test
    void aValueThatHasGoneIsJudgedAsHavingNoEvents() {
        Map<String, SegmentWindow> facts = facts(Map.of("DE", 7), Map.of("DE", 5, "FR", 4));
        assertThat(facts.get("FR").counts()).containsExactly(0);
        assertThat(facts.get("FR").baseline().orElseThrow().counts()).containsExactly(4);
    }

    @Test
    void aValueThatIsNewIsJudgedAsHavingHadNone() {
        Map<String, SegmentWindow> facts = facts(Map.of("FR", 7), Map.of("DE", 5));
        assertThat(facts.get("FR").baseline().orElseThrow().counts()).containsExactly(0);
        assertThat(facts.get("FR").baseline().orElseThrow().windows()).isEqualTo(1);
    }

    @Test
    void whereValuesWerePooledNobodyKnowsOfThoseThatAreNotNamed() {
        assertThat(facts(Map.of("FR", 7), Map.of("DE", 5, ValueCounts.OTHERS, 3))
                        .get("FR")
                        .baseline())
                .isEmpty();
        assertThat(facts(Map.of("DE", 7, ValueCounts.OTHERS, 3), Map.of("FR", 5)))
                .containsOnlyKeys("", "DE");
    }

    @Test
    void usualIsTheMeanOfTheEarlierWeeks() {
        assertThat(baselines(Map.of("DE", 7), Map.of("DE", 5), Map.of("DE", 8)).usualEvents())
                .contains(6L);
        assertThat(baselines(Map.of("DE", 7)).usualEvents()).isEmpty();
    }

    @SafeVarargs
    private static Map<String, SegmentWindow> facts(Map<String, Integer> now, Map<String, Integer>... earlier) {
        WindowFacts facts = baselines(now, earlier).facts();
        assertThat(facts.segments().get(0).all()).isTrue();
        Map<String, SegmentWindow> byValue = new TreeMap<>();
        facts.segments().forEach(segment -> byValue.put(segment.value(), segment));
        return byValue;
    }

    @SafeVarargs
    private static Baselines baselines(Map<String, Integer> now, Map<String, Integer>... earlier) {
        ModelWindow window = new ModelWindow("m1", START, START.plusSeconds(3_600), counts(now), Map.of());
        return new Baselines(
                window, List.of(earlier).stream().map(BaselinesTest::counts).toList());
    }

    private static Map<String, Map<String, long[]>> counts(Map<String, Integer> countries) {
        Map<String, long[]> values = new TreeMap<>();
        countries.forEach((country, events) -> values.put(country, counts(events)));
        int all = countries.values().stream().mapToInt(Integer::intValue).sum();
        return Map.of(Fields.ALL, Map.of(Fields.WHOLE, counts(all)), "country", values);
    }

    /** One count of a profile, and those of the outcome. */
    private static long[] counts(long events) {
        long[] counts = new long[1 + Outcome.COUNTS];
        counts[0] = events;
        counts[counts.length - 1] = events;
        return counts;
    }
}
