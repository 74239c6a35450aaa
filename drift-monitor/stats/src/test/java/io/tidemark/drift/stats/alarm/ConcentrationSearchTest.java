package io.tidemark.drift.stats.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.alarm.measure.Baseline;
import io.tidemark.drift.stats.alarm.measure.FindingKind;
import io.tidemark.drift.stats.alarm.measure.Hypothesis;
import io.tidemark.drift.stats.alarm.measure.SegmentWindow;
import io.tidemark.drift.stats.alarm.measure.WindowFacts;
import io.tidemark.drift.stats.profile.Binning;
import io.tidemark.drift.stats.profile.ProfileFit;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The parts of a field's values against the definition, event by event. */
class ConcentrationSearchTest {
    private static final int VALUES = 4;
    private static final int KINDS = 3;
    private static final Hypothesis SHIFT = new Hypothesis("", "", "kind", FindingKind.SHIFT);
    private static final ReferenceProfile REFERENCE = reference();

    private record Event(int segment, int kind) {}

    @Property(tries = 60)
    void thePartsAreThoseOfTheEventsAndAddUpToAll(@ForAll long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Event> before = events(random, 900);
        List<Event> now = events(random, 500);
        // Where nothing has moved there is nothing to part.
        Assume.that(
                IntStream.range(0, KINDS).anyMatch(kind -> Math.abs(share(now, kind) - share(before, kind)) > 1e-4));
        List<SegmentWindow> window = new ArrayList<>();
        for (int segment = -1; segment < VALUES; segment++) {
            window.add(new SegmentWindow(
                    segment < 0 ? "" : "field",
                    segment < 0 ? "" : "v" + segment,
                    counts(now, segment),
                    Optional.of(new Baseline(counts(before, segment), 3))));
        }
        ConcentrationSearch search = new ConcentrationSearch(
                REFERENCE, new WindowFacts(Instant.EPOCH, Instant.EPOCH.plusSeconds(60), window));
        double sum = 0;
        for (int segment = 0; segment < VALUES; segment++) {
            Concentration part = search.part(window.get(segment + 1), SHIFT);
            assertThat(part.ofShift()).isCloseTo(slow(before, now, segment), within(1e-9));
            sum += part.ofShift();
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    /** Every event brings, or has brought, the logarithm of its bin divided by how many events there are. */
    private static double slow(List<Event> before, List<Event> now, int segment) {
        double part = 0;
        double whole = 0;
        for (Event event : now) {
            double brings = weight(before, now, event.kind()) / now.size();
            whole += brings;
            part += event.segment() == segment ? brings : 0;
        }
        for (Event event : before) {
            double brought = weight(before, now, event.kind()) / before.size();
            whole -= brought;
            part -= event.segment() == segment ? brought : 0;
        }
        return part / whole;
    }

    private static double weight(List<Event> before, List<Event> now, int kind) {
        return Math.log((share(now, kind) + 1e-4) / (share(before, kind) + 1e-4));
    }

    private static double share(List<Event> events, int kind) {
        return events.stream().filter(event -> event.kind() == kind).count() / (double) events.size();
    }

    private static List<Event> events(RandomGenerator random, int count) {
        int favourite = random.nextInt(KINDS);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int segment = random.nextInt(VALUES);
            events.add(new Event(segment, segment == 1 && random.nextBoolean() ? favourite : random.nextInt(KINDS)));
        }
        return events;
    }

    private static long[] counts(List<Event> events, int segment) {
        Binning binning = new Binning(REFERENCE);
        long[] counts = new long[binning.size()];
        for (Event event : events) {
            if (segment < 0 || event.segment() == segment) {
                for (int slot : binning.slots(new double[] {event.kind(), 0}, false)) {
                    counts[slot]++;
                }
            }
        }
        return counts;
    }

    private static ReferenceProfile reference() {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            rows.add(new double[] {i % KINDS});
        }
        long[] customers = new long[rows.size()];
        Arrays.setAll(customers, i -> i);
        return new ProfileFit(Set.of(), 1).fit(List.of("kind"), rows, new double[rows.size()], customers);
    }
}
