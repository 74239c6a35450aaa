package io.tidemark.drift.job.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackedCountsTest {

    @Property(tries = 200)
    void whatIsPackedIsUnpacked(@ForAll @Size(max = 4) Map<String, @Size(max = 4) Map<String, long[]>> counts)
            throws Exception {
        Map<String, Map<String, long[]>> unpacked = PackedCounts.unpack(PackedCounts.pack(counts));
        assertThat(unpacked.keySet()).isEqualTo(counts.keySet());
        counts.forEach((field, values) -> {
            assertThat(unpacked.get(field).keySet()).isEqualTo(values.keySet());
            values.forEach(
                    (value, each) -> assertThat(unpacked.get(field).get(value)).containsExactly(each));
        });
    }

    @Test
    void aWindowOfTwentySegmentsAndThirtyColumnsTakesLessThanEighteenKilobytes() throws Exception {
        RandomGenerator random = new SplittableRandom(1);
        Map<String, long[]> values = new HashMap<>();
        for (int value = 0; value < 21; value++) {
            long[] counts = new long[30 * 12];
            for (int column = 0; column < 30; column++) {
                for (int i = 0; i < 10_000; i++) {
                    counts[12 * column + random.nextInt(12)]++;
                }
            }
            values.put("segment " + value, counts);
        }
        assertThat(PackedCounts.pack(Map.of("country", values))).hasSizeLessThan(18_000);
    }
}
