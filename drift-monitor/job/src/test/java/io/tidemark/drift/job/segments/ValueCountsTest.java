package io.tidemark.drift.job.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ValueCountsTest {
    private static final int MOST = 3;

    @Property
    void fewValuesAreCountedExactlyInWhateverParts(
            @ForAll @Size(max = 200) List<@IntRange(max = 23) Integer> values,
            @ForAll @IntRange(min = 1, max = 9) int part) {
        ValueCounts whole = new ValueCounts(MOST);
        ValueCounts merged = new ValueCounts(MOST);
        ValueCounts open = new ValueCounts(MOST);
        for (int i = 0; i < values.size(); i++) {
            add(whole, values.get(i));
            add(open, values.get(i));
            if (i % part == 0) {
                merged.addAll(open.counts());
                open = new ValueCounts(MOST);
            }
        }
        merged.addAll(open.counts());
        assertThat(plain(merged)).isEqualTo(plain(whole)).isEqualTo(slow(values));
        merged.pool();
        whole.pool();
        assertThat(plain(merged)).isEqualTo(plain(whole));
    }

    @Property
    void whateverManyValuesComeNothingIsLostAndLittleIsHeld(
            @ForAll @Size(max = 500) List<@IntRange(max = 400) Integer> values) {
        ValueCounts counts = new ValueCounts(MOST);
        for (int value : values) {
            add(counts, value);
            assertThat(counts.counts()).hasSizeLessThanOrEqualTo(8 * MOST + 2);
        }
        assertThat(events(counts)).isEqualTo(values.size());
        counts.pool();
        assertThat(events(counts)).isEqualTo(values.size());
        assertThat(counts.counts()).hasSizeLessThanOrEqualTo(MOST + 1);
    }

    @Test
    void amongTenThousandValuesTheFrequentOnesAreNamedWithNearlyAllTheirEvents() {
        RandomGenerator random = new SplittableRandom(11);
        ValueCounts counts = new ValueCounts(MOST);
        int[] frequent = new int[2];
        for (int i = 0; i < 100_000; i++) {
            int share = random.nextInt(20);
            if (share < 2) {
                frequent[share]++;
            }
            add(counts, share < 2 ? share : 2 + random.nextInt(10_000));
        }
        counts.pool();
        for (int value = 0; value < 2; value++) {
            assertThat(counts.counts().get("v" + value)[1]).isBetween(frequent[value] - 50L, (long) frequent[value]);
        }
        assertThat(events(counts)).isEqualTo(100_000);
    }

    @Test
    void ofEquallyFrequentValuesTheFirstByNameAreWatchedSoThatAReplayWatchesTheSame() {
        ValueCounts counts = new ValueCounts(MOST);
        List.of(5, 4, 3, 2, 1).forEach(value -> add(counts, value));
        counts.pool();
        assertThat(counts.counts()).containsOnlyKeys("v1", "v2", "v3", ValueCounts.OTHERS);
    }

    @Test
    void whatIsAddedToIsNotChanged() {
        Map<String, long[]> given = Map.of("a", new long[] {1, 1});
        ValueCounts counts = new ValueCounts(MOST);
        counts.addAll(given);
        counts.addAll(given);
        assertThat(given.get("a")).containsExactly(1, 1);
        assertThat(counts.counts().get("a")).containsExactly(2, 2);
    }

    private static void add(ValueCounts counts, int value) {
        counts.add("v" + value, 2, value % 2 == 0 ? new int[] {0, 1} : new int[] {1});
    }

    private static long events(ValueCounts counts) {
        return counts.counts().values().stream().mapToLong(each -> each[1]).sum();
    }

    private static Map<String, List<Long>> slow(List<Integer> values) {
        Map<String, List<Long>> found = new HashMap<>();
        for (int value : values) {
            long same = values.stream().filter(other -> other == value).count();
            found.put("v" + value, List.of(value % 2 == 0 ? same : 0, same));
        }
        return found;
    }

    private static Map<String, List<Long>> plain(ValueCounts counts) {
        Map<String, List<Long>> found = new HashMap<>();
        counts.counts().forEach((value, each) -> found.put(value, List.of(each[0], each[1])));
        return found;
    }
}
