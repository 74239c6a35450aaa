package io.tidemark.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a job's work is spread: partitions over the subtasks that read, parts of the state over all subtasks.
 *
 * @param parallelism subtasks of an operator
 * @param maximum parts of keyed state
 * @param asked the number of parts that the job's own key asks for
 * @param partitions of the topic by whose partitions the job reads
 */
record Spread(int parallelism, MaximumParallelism maximum, Optional<Integer> asked, int partitions) {

    /** Waste below a tenth is noise. */
    private static final int BORNE_PERCENT = 10;

    /** Subtasks that read. */
    int readers() {
        return Math.min(parallelism, partitions);
    }

    /**
     * Why this cannot work, in one sentence.
     *
     * @param topics partitions of each keyed topic that is read, by name
     * @param timed see {@link SourceReaders}
     */
    Optional<String> refusal(Map<String, Integer> topics, boolean timed) {
        if (parallelism > maximum.value()) {
            return Optional.of(maximum.refusal(parallelism));
        }
        String fewer = fewer(topics);
        if (!timed || fewer.isEmpty()) {
            return Optional.empty();
        }
        int least = topics.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        return Optional.of(String.format(
                Locale.ROOT,
                "%s, but each topic is read by %d subtasks, and event time would wait for ever for those that have no partition; set parallelism to %d, or create the topic anew with %d partitions",
                fewer,
                readers(),
                least,
                partitions));
    }

    /** What is wasted, a sentence each; parameters as in {@link #refusal}. */
    List<String> remarks(Map<String, Integer> topics) {
        List<String> remarks = new ArrayList<>();
        int idle = parallelism - partitions;
        if (idle > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "parallelism is %d and there are %d partitions, so %d of %d subtasks read nothing and only compute what others have read",
                    parallelism,
                    partitions,
                    idle,
                    parallelism));
        } else if (waste(partitions, parallelism) > BORNE_PERCENT) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%d partitions are read by %d subtasks, so some read %d and some %d; a parallelism of %s would spread them evenly",
                    partitions,
                    parallelism,
                    most(partitions, parallelism),
                    partitions / parallelism,
                    divisors()));
        }
        if (waste(maximum.value(), parallelism) > BORNE_PERCENT) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "state is divided into %d parts (%s), of which some of %d subtasks hold %d and some %d: keyed stages are no faster than with a parallelism of %d",
                    maximum.value(),
                    maximum.why(),
                    parallelism,
                    most(maximum.value(), parallelism),
                    maximum.value() / parallelism,
                    most(maximum.value(), most(maximum.value(), parallelism))));
        }
        asked.filter(parts -> parts != maximum.value())
                .ifPresent(parts -> remarks.add(String.format(
                        Locale.ROOT,
                        "maximum.parallelism is %d and counts for nothing: %s, with %d",
                        parts,
                        maximum.why(),
                        maximum.value())));
        String fewer = fewer(topics);
        if (!fewer.isEmpty()) {
            remarks.add(fewer + ", but each topic is read by " + readers() + " subtasks, so some of them are idle");
        }
        return remarks;
    }

    private String fewer(Map<String, Integer> topics) {
        return topics.entrySet().stream()
                .filter(topic -> topic.getValue() < readers())
                .map(topic -> "topic " + topic.getKey() + " has only " + topic.getValue() + " of " + partitions
                        + " partitions")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String divisors() {
        return IntStream.rangeClosed(1, partitions)
                .filter(count -> partitions % count == 0)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static int most(int things, int over) {
        return (things + over - 1) / over;
    }

    /** By how much the busiest is busier than the mean. */
    private static int waste(int things, int over) {
        return 100 * most(things, over) * over / things - 100;
    }
}
