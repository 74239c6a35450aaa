package io.tidemark.scoring.app.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether what waits is being worked off: each partition of this instance for itself, since one that stands still is no
 * better off if others go on. Thread-safe.
 */
public final class Progress {

    /** As long as one answer may take. */
    private static final Duration ONE_LOOK = Duration.ofSeconds(10);

    private final Duration patience;
    private final Map<TopicPartition, Mark> marks = new HashMap<>();
    private Instant lastCommit;
    private Instant lastLook;
    private Optional<String> failure = Optional.empty();

    private record Mark(long committed, long end, Instant since) {}

    /** How far a partition was committed, and where it ended for a committed reader. */
    public record Place(long committed, long end) {}

    /**
     * @param patience how long nothing may be committed while there is work
     * @param now when the process starts: nothing was committed yet
     */
    public Progress(Duration patience, Instant now) {
        this.patience = patience;
        this.lastCommit = now;
        this.lastLook = now;
    }

    /** The partitions that this instance has now. */
    public synchronized void saw(Map<TopicPartition, Place> places, Instant now) {
        failure = Optional.empty();
        lastLook = now;
        marks.keySet().retainAll(places.keySet());
        places.forEach((partition, place) -> {
            Mark before = marks.get(partition);
            boolean moved = before != null && place.committed() > before.committed();
            if (moved) {
                lastCommit = now;
            }
            // Where nothing waited before, the wait begins with what came.
            boolean anew = before == null || moved || before.committed() >= before.end();
            marks.put(partition, new Mark(place.committed(), place.end(), anew ? now : before.since()));
        });
    }

    /** It cannot be found out. */
    public synchronized void failed(String why, Instant now) {
        failure = Optional.of(why);
        lastLook = now;
    }

    /** Why records are not decided now; empty if they are. */
    public synchronized Optional<String> standsStill(Instant now) {
        if (failure.isPresent()) {
            return failure;
        }
        if (Duration.between(lastLook, now).compareTo(patience.plus(ONE_LOOK)) > 0) {
            return Optional.of("nobody knows how far scoring is: Kafka or the schema registry has not answered for %d s"
                    .formatted(Duration.between(lastLook, now).toSeconds()));
        }
        return marks.entrySet().stream()
                .filter(one -> one.getValue().end() > one.getValue().committed())
                .filter(one -> Duration.between(one.getValue().since(), now).compareTo(patience) >= 0)
                .map(one -> "%s waits with %d records and nothing of it was committed for %d s"
                        .formatted(
                                one.getKey(),
                                one.getValue().end() - one.getValue().committed(),
                                Duration.between(one.getValue().since(), now).toSeconds()))
                .sorted()
                .findFirst();
    }

    /** How long ago anything was committed. */
    public synchronized Duration sinceLastCommit(Instant now) {
        return Duration.between(lastCommit, now);
    }
}
