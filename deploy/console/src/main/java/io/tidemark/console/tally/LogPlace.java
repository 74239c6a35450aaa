package io.tidemark.console.tally;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far the log has been read: the offset of the next record by {@code TOPIC.PARTITION}. It travels to browsers as
 * the id of a frame, {@code alerts-fraud.0:17,scores.3:940}, and comes back when one connects again.
 *
 * @param next by {@code TOPIC.PARTITION}
 */
public record LogPlace(Map<String, Long> next) {

    /** Nothing is read yet. */
    public static final LogPlace BEGINNING = new LogPlace(Map.of());

    private static final int LONGEST = 8_192;
    private static final Pattern TEXT =
            Pattern.compile("[a-z-]{1,40}\\.[0-9]{1,6}:[0-9]{1,18}(,[a-z-]{1,40}\\.[0-9]{1,6}:[0-9]{1,18})*");

    public LogPlace {
        next = Map.copyOf(next);
    }

    /** What a browser sent; empty if it is no place. */
    public static Optional<LogPlace> parse(String text) {
        if (text.length() > LONGEST || !TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        Map<String, Long> next = new TreeMap<>();
        for (String one : text.split(",")) {
            int colon = one.indexOf(':');
            next.put(one.substring(0, colon), Long.parseLong(one.substring(colon + 1)));
        }
        return Optional.of(new LogPlace(next));
    }

    /** The same, behind a record. */
    public LogPlace behind(String topic, int partition, long offset) {
        Map<String, Long> more = new TreeMap<>(next);
        more.merge(key(topic, partition), offset + 1, Math::max);
        return new LogPlace(more);
    }

    /** Whether a record was read; of partitions that it does not name, none was. */
    public boolean covers(String topic, int partition, long offset) {
        return next.getOrDefault(key(topic, partition), 0L) > offset;
    }

    /** What stands for a partition. */
    public static String key(String topic, int partition) {
        return topic + "." + partition;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return new TreeMap<>(next)
                .entrySet().stream()
                        .map(one -> one.getKey() + ":" + one.getValue())
                        .collect(Collectors.joining(","));
    }
}
