package io.tidemark.features.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which the events of one entity arrived, as their numbers have it.
 *
 * <p>Numbers begin anew where the entity had been quiet for so long that its state was forgotten. A number that is
 * missing or that came twice (vectors of before and after a crash) leaves it open what the next events found, until the
 * windows have moved past it.
 */
final class ArrivalOrder {

    /**
     * One event.
     *
     * @param served place of its vector
     * @param anew whether the entity had no state before it
     * @param whole whether all that came before it since the state began is on record
     * @param complete whether all that its windows ask for is known to be on record
     */
    record Arrival(int served, boolean anew, boolean whole, boolean complete) {}

    /** @param served place of the vector */
    record Numbered(int served, long number, long time) {}

    private final long reach;
    private final List<Arrival> arrivals = new ArrayList<>();
    private long previous;
    private long count;
    private long newest = Long.MIN_VALUE;
    private long gap = Long.MIN_VALUE;

    private ArrivalOrder(long reach) {
        this.reach = reach;
    }

    /** @param reach for how long an event matters, in milliseconds */
    static List<Arrival> of(List<Numbered> events, long reach) {
        ArrivalOrder order = new ArrivalOrder(reach);
        for (List<Numbered> part : parts(events, reach)) {
            order.append(part);
        }
        return order.arrivals;
    }

    private static List<List<Numbered>> parts(List<Numbered> events, long reach) {
        if (!repeats(events)) {
            return List.of(byNumber(events));
        }
        List<Numbered> byTime = new ArrayList<>(events);
        byTime.sort(Comparator.comparingLong(Numbered::time));
        List<List<Numbered>> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= byTime.size(); i++) {
            if (i == byTime.size() || byTime.get(i).time() - byTime.get(i - 1).time() > reach) {
                parts.add(byNumber(byTime.subList(begin, i)));
                begin = i;
            }
        }
        return parts;
    }

    private static boolean repeats(List<Numbered> events) {
        Set<Long> numbers = new HashSet<>();
        return !events.stream().allMatch(event -> numbers.add(event.number()));
    }

    private static List<Numbered> byNumber(List<Numbered> events) {
        List<Numbered> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Numbered::number).thenComparingLong(Numbered::time));
        return sorted;
    }

    private void append(List<Numbered> part) {
        for (int i = 0; i < part.size(); i++) {
            Numbered event = part.get(i);
            boolean anew = arrivals.isEmpty() || (i == 0 && event.number() == 1);
            if (anew) {
                previous = 0;
                count = 0;
                gap = Long.MIN_VALUE;
            }
            count++;
            newest = Math.max(newest, event.time());
            boolean shared = event.number() == previous
                    || (i + 1 < part.size() && part.get(i + 1).number() == event.number());
            boolean whole = event.number() == count && !shared;
            if (whole) {
                gap = Long.MIN_VALUE;
            } else if (shared || event.number() != previous + 1) {
                gap = newest;
            }
            boolean complete = gap == Long.MIN_VALUE || event.time() - reach >= gap;
            arrivals.add(new Arrival(event.served(), anew, whole, complete));
            previous = event.number();
        }
    }
}
