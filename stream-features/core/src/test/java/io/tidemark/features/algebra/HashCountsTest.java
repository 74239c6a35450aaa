package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HashCountsTest {

    /** Hashes that differ by multiples of 2^k only, so that they push each other aside and gaps have to close. */
    @Property(tries = 500)
    void areThoseOfAHashMap(@ForAll long seed, @ForAll @IntRange(max = 20) int shift) throws IOException {
        Random random = new Random(seed);
        HashCounts counts = new HashCounts();
        Map<Long, Long> expected = new HashMap<>();
        Map<Long, Long> newest = new HashMap<>();
        for (int step = 0; step < 400; step++) {
            long hash = (1L + random.nextInt(60)) << shift;
            // Fills up first, then empties.
            if (random.nextInt(400) > step) {
                counts.increment(hash, step);
                newest.put(hash, (long) step);
                expected.merge(hash, 1L, Long::sum);
            } else if (expected.containsKey(hash)) {
                counts.decrement(hash);
                expected.computeIfPresent(hash, (key, n) -> n == 1 ? null : n - 1);
                newest.keySet().retainAll(expected.keySet());
            }
            assertThat(counts.get(hash)).isEqualTo(expected.getOrDefault(hash, 0L));
            assertThat(counts.size()).isEqualTo(expected.size());
        }
        assertThat(content(counts)).isEqualTo(expected);
        assertThat(content(counts.copy())).isEqualTo(expected);
        assertThat(content(read(bytes(counts)))).isEqualTo(expected);
        assertThat(newest(counts)).isEqualTo(newest);
        assertThat(newest(counts.copy())).isEqualTo(newest);
        assertThat(newest(read(bytes(counts)))).isEqualTo(newest);
    }

    @Test
    void theSameCountsAreTheSameBytesWhateverTheirPast() throws IOException {
        HashCounts one = new HashCounts();
        one.add(4, 2, 5);
        one.add(8, 1, 5);
        HashCounts other = new HashCounts();
        other.add(8, 1, 5);
        other.add(12, 1, 5);
        other.add(4, 2, 5);
        other.decrement(12);
        assertThat(bytes(one)).isEqualTo(bytes(other));
    }

    @Test
    void aTextThatNeverEnteredCannotLeave() {
        assertThatThrownBy(() -> new HashCounts().decrement(5)).isInstanceOf(IllegalStateException.class);
    }

    private static Map<Long, Long> content(HashCounts counts) {
        Map<Long, Long> content = new HashMap<>();
        counts.forEach((hash, count, newest) -> content.put(hash, count));
        return content;
    }

    private static Map<Long, Long> newest(HashCounts counts) {
        Map<Long, Long> times = new HashMap<>();
        counts.forEach((hash, count, newest) -> times.put(hash, newest));
        return times;
    }

    private static byte[] bytes(HashCounts counts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        counts.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static HashCounts read(byte[] bytes) throws IOException {
        HashCounts read = new HashCounts();
        read.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        return read;
    }
}
