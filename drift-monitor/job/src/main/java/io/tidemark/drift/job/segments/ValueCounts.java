package io.tidemark.drift.job.segments;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of events by the value of one field, bounded: where a field has too many values, the less frequent ones are
 * pooled as {@value #OTHERS}.
 *
 * <p>Up to {@code 8 x most} values are held; when there are more, the most frequent {@code 4 x most} stay. Nothing is
 * lost: the counts of all values and of the others always add up to what was added. A field with fewer values is
 * counted exactly in whatever parts and order. With more, a value that is frequent from late on can have its first
 * events among the others.
 *
 * <p>Not thread-safe. The map is that of the caller, so that it can lie in Flink's state.
 */
public final class ValueCounts {
    /** The pool of the values that are not watched. Brackets keep it apart from a value of that name. */
    public static final String OTHERS = "(others)";

    private static final int ROOM = 4;
    private static final Comparator<Map.Entry<String, long[]>> MOST_FREQUENT_FIRST = Comparator.comparingLong(
                    (Map.Entry<String, long[]> entry) -> -events(entry.getValue()))
            .thenComparing(Map.Entry::getKey);

    private final Map<String, long[]> counts;
    private final int most;

    /**
     * Counts into a map.
     *
     * @param counts by value; the last count of each is its number of events
     * @param most how many values are watched in the end
     */
    public ValueCounts(Map<String, long[]> counts, int most) {
        this.counts = counts;
        this.most = most;
    }

    public ValueCounts(int most) {
        this(new HashMap<>(), most);
    }

    /** Raises counts of one value by one each. */
    public void add(String value, int size, int[] slots) {
        long[] known = counts.get(value);
        if (known == null) {
            makeRoom();
            known = new long[size];
            counts.put(value, known);
        }
        for (int slot : slots) {
            known[slot]++;
        }
    }

    /** Adds what was counted elsewhere. */
    public void addAll(Map<String, long[]> part) {
        part.forEach(this::add);
        makeRoom();
    }

    /** Pools all but the most frequent values that are to be watched. */
    public void pool() {
        keep(most);
    }

    /** The counts by value, {@value #OTHERS} among them if any were pooled. */
    public Map<String, long[]> counts() {
        return counts;
    }

    private void add(String value, long[] more) {
        // Never in place: the array may belong to whoever gave it.
        counts.merge(value, more, ValueCounts::sum);
    }

    private void makeRoom() {
        if (counts.size() > 2 * ROOM * most) {
            keep(ROOM * most);
        }
    }

    private void keep(int number) {
        List<Map.Entry<String, long[]>> rare = counts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(OTHERS))
                .sorted(MOST_FREQUENT_FIRST)
                .skip(number)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
        for (Map.Entry<String, long[]> entry : rare) {
            counts.remove(entry.getKey());
            add(OTHERS, entry.getValue());
        }
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = Arrays.copyOf(a, a.length);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private static long events(long[] counts) {
        return counts[counts.length - 1];
    }
}
