package io.tidemark.features.job.silence;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * When a partition, and when a whole feed, counts as at rest.
 *
 * @param topics every topic that must rest, not only the one a source reads
 * @param duration for how long it may not have grown
 * @param disorder how far behind the newest event of its partition an event may stand; the last record of a
 *     partition may be older than its newest by this
 * @param clientProperties of the consumer that looks at the ends of the partitions
 * @param eventTimes reads the time of the last records
 */
public record Silence(
        List<String> topics,
        Duration duration,
        Duration disorder,
        Properties clientProperties,
        EventTimeReader.Factory eventTimes)
        implements Serializable {

    /** How often the log is looked at: often enough that the release is at most a fifth later than asked. */
    Duration interval() {
        return Duration.ofMillis(Math.max(20, duration.toMillis() / 5));
    }
}
