package io.tidemark.demo.simulator;

import io.tidemark.features.files.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each customer did in each whole week before the end of a history; week 0 is the newest. What is older than whole
 * weeks is left out.
 */
final class CustomerWeeks {

    static final Duration WEEK = Duration.ofDays(7);

    private final Instant end;
    private final int count;
    private final SortedMap<String, List<List<Row>>> customers = new TreeMap<>();

    /** @param history at least a week of it, in the order of event time */
    CustomerWeeks(List<Row> history) {
        if (history.isEmpty()) {
            throw new IllegalArgumentException("a history without transactions cannot be continued; give another file");
        }
        Instant first = time(history.get(0));
        end = time(history.get(history.size() - 1))
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
        count = (int) Duration.between(first, end).dividedBy(WEEK);
        if (count < 1) {
            throw new IllegalArgumentException("a history from " + first + " to " + end
                    + " is shorter than the week that is needed to continue it; give a longer one");
        }
        history.forEach(this::add);
    }

    private void add(Row row) {
        int back = (int) Duration.between(time(row), end).minusNanos(1).dividedBy(WEEK);
        if (back < count) {
            customers
                    .computeIfAbsent(row.transaction().getCustomerId(), id -> empty())
                    .get(back)
                    .add(row);
        }
    }

    /** The first moment behind the history. */
    Instant end() {
        return end;
    }

    /** How many whole weeks there are. */
    int count() {
        return count;
    }

    /** All customers of these weeks, in the order of their ids. */
    Set<String> customers() {
        return customers.keySet();
    }

    /** In the order of event time. */
    List<Row> of(String customer, int back) {
        return customers.get(customer).get(back);
    }

    private List<List<Row>> empty() {
        List<List<Row>> weeks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            weeks.add(new ArrayList<>());
        }
        return weeks;
    }

    private static Instant time(Row row) {
        return row.transaction().getEventTime();
    }
}
