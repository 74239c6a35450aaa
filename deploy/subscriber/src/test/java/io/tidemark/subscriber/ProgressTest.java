package io.tidemark.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProgressTest {

    /** The oracle: look at every offset before a place. */
    private static long firstNotDone(List<Long> begun, Set<Long> done, long first) {
        long last = begun.isEmpty() ? first - 1 : begun.get(begun.size() - 1);
        return begun.stream()
                .filter(offset -> !done.contains(offset))
                .findFirst()
                .orElse(last + 1);
    }

    /** Steps below 0 finish the one so far back, 0 passes one over, others begin the one so much further. */
    @Property
    void allBeforeItsPlaceIsDoneAndThePlaceItselfIsNot(
            @ForAll @Size(max = 60) List<@IntRange(min = -8, max = 3) Integer> steps) {
        Progress progress = new Progress(100);
        List<Long> begun = new ArrayList<>();
        Set<Long> done = new TreeSet<>();
        long next = 100;
        for (int step : steps) {
            if (step < 0 && begun.size() + step >= 0) {
                long offset = begun.get(begun.size() + step);
                assertThat(progress.done(offset)).isEqualTo(done.add(offset));
            } else if (step == 0) {
                progress.passOver(next);
                begun.add(next);
                done.add(next++);
            } else if (step > 0) {
                next += step - 1;
                progress.begin(next);
                begun.add(next++);
            }
            assertThat(progress.place()).isEqualTo(firstNotDone(begun, done, 100));
        }
    }

    @Test
    void whatIsDoneWhenThePartitionIsAnothersCountsNoMore() {
        Progress progress = new Progress(5);
        progress.begin(5);
        progress.begin(6);
        assertThat(progress.done(5)).isTrue();
        assertThat(progress.hasMoved()).isTrue();
        assertThat(progress.end()).isEqualTo(1);
        assertThat(progress.done(6)).isFalse();
    }
}
