package io.tidemark.features.job.silence;

import io.tidemark.features.job.silence.Tails.Tail;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Up to which event time partitions that do not grow hold nothing back. */
final class Promises {
    private final long disorder;

    Promises(Duration disorder) {
        this.disorder = disorder.toMillis();
    }

    /** Nothing grows anywhere: every partition goes to the newest event of all, so that everything is released. */
    AtRest ofWhole(Map<TopicPartition, Tail> tails) {
        OptionalLong newest = newest(tails, tails.keySet());
        Map<String, AtRest.Promise> promises = new HashMap<>();
        if (newest.isPresent()) {
            tails.forEach((partition, tail) ->
                    promises.put(partition.toString(), promise(tail, newest.getAsLong() + disorder)));
        }
        return new AtRest(promises);
    }

    /**
     * Some partitions rest while others grow: those that rest go as far as the others of their topic were when the rest
     * began. Topics do not promise for each other: transactions wait for labels, unless these are declared absent.
     */
    AtRest ofSome(Set<TopicPartition> resting, Map<TopicPartition, Tail> tails) {
        Map<String, AtRest.Promise> promises = new HashMap<>();
        for (TopicPartition partition : resting) {
            Set<TopicPartition> topic = new HashSet<>(tails.keySet());
            topic.removeIf(other -> !other.topic().equals(partition.topic()));
            newest(tails, topic)
                    .ifPresent(time ->
                            promises.put(partition.toString(), promise(tails.get(partition), time - disorder - 1)));
        }
        return new AtRest(promises);
    }

    private static AtRest.Promise promise(Tail tail, long upTo) {
        return new AtRest.Promise(tail.lastOffset().orElse(AtRest.NO_RECORD), upTo);
    }

    private static OptionalLong newest(Map<TopicPartition, Tail> tails, Set<TopicPartition> of) {
        return of.stream()
                .map(partition -> tails.get(partition).eventTime())
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max();
    }
}
