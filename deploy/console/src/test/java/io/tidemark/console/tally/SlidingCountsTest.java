package io.tidemark.console.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SlidingCountsTest {

    private record Event(long second, String label) {}

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.longs().between(-40, 40),
                        Arbitraries.of("a", "b", "c").map(String::valueOf))
                .as(Event::new)
                .list()
                .ofMaxSize(80);
    }

    /** The oracle keeps every event, and counts anew those that lie in the window and did when they came. */
    @Property
    void countsEqualThoseOfAllEventsThatWereInTime(
            @ForAll("events") List<Event> events, @ForAll @IntRange(min = 1, max = 20) int seconds) {
        SlidingCounts counts = new SlidingCounts(seconds, 3);
        List<Event> inTime = new ArrayList<>();
        long newest = Long.MIN_VALUE;
        long late = 0;
        for (Event event : events) {
            counts.add(event.second(), event.label());
            newest = Math.max(newest, event.second());
            if (event.second() > newest - seconds) {
                inTime.add(event);
            } else {
                late++;
            }
        }
        long end = newest;
        Map<String, Long> totals = new TreeMap<>();
        Map<String, long[]> series = new TreeMap<>();
        inTime.stream().filter(event -> event.second() > end - seconds).forEach(event -> {
            totals.merge(event.label(), 1L, Long::sum);
            series.computeIfAbsent(event.label(), name -> new long[seconds])[
                    (int) (event.second() - end + seconds - 1)]++;
        });
        assertThat(counts.totals()).isEqualTo(totals);
        assertThat(counts.series()).containsOnlyKeys(series.keySet());
        series.forEach(
                (label, expected) -> assertThat(counts.series().get(label)).isEqualTo(expected));
        assertThat(counts.tooOld()).isEqualTo(late);
    }

    @Property
    void silenceEmptiesTheWindow(@ForAll("events") List<Event> events) {
        SlidingCounts counts = new SlidingCounts(10, 3);
        events.forEach(event -> counts.add(event.second(), event.label()));
        counts.advance(1_000);
        assertThat(counts.totals()).isEmpty();
        assertThat(counts.series()).isEmpty();
    }

    @Test
    void labelsBeyondTheBoundAreCountedTogetherAndThoseThatAreGoneMakeRoom() {
        SlidingCounts counts = new SlidingCounts(5, 2);
        List.of("a", "b", "c", "d").forEach(label -> counts.add(1, label));
        assertThat(counts.totals()).isEqualTo(Map.of("a", 1L, "b", 1L, SlidingCounts.OTHER, 2L));
        counts.add(6, "d");
        assertThat(counts.totals()).isEqualTo(Map.of("d", 1L));
    }
}
