package io.tidemark.features.job;

import io.tidemark.flink.JobKeys;
import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.door.DoorKeys;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import java.time.Duration;
import java.util.Map;

/** The settings of the features job. */
public final class FeaturesJobKeys {

    public static final Key<String> CATALOGUE = Key.of(
                    "catalogue", Kinds.TEXT, "which features: a shipped name or the path of a file")
            .usually("handbook");

    public static final Key<TimeMode> TIME_MODE = Key.of(
                    "time.mode",
                    Kinds.choice(Map.of("eager", TimeMode.EAGER, "ordered", TimeMode.ORDERED)),
                    "eager answers on arrival, ordered in event time, as accelerated feeds and replays need it")
            .usually(TimeMode.EAGER);
    public static final Key<Boolean> LABELS = Key.of(
                    "labels",
                    Kinds.choice(Map.of("present", true, "absent", false)),
                    "absent if none will ever come; in ordered mode transactions wait for labels unless these are"
                            + " absent")
            .usually(true);
    static final Key<Duration> DISORDER = Key.of(
                    "disorder",
                    Kinds.DURATION,
                    "ordered mode: how far an event may stand behind the newest event of its partition")
            .usually(Duration.ZERO);
    static final Key<Duration> SILENCE = Key.of(
                    "silence",
                    Kinds.DURATION,
                    "ordered mode: when no partition of any input has grown for so long, what is buffered is released")
            .usually(Duration.ofSeconds(5));
    static final Key<Duration> LABEL_HORIZON = Key.of(
                    "label.horizon",
                    Kinds.DURATION,
                    "how long after a transaction its labels and outcomes are expected")
            .usually(Duration.ofDays(180));
    static final Key<Duration> ALIGNMENT_DRIFT = Key.of(
                    "alignment.drift",
                    Kinds.DURATION,
                    "ordered mode: how far one partition may run ahead of the slowest in event time, which bounds what"
                            + " is buffered; 0 for no bound")
            .usually(Duration.ofDays(1));
    static final Key<Duration> ALIGNMENT_INTERVAL = Key.of(
                    "alignment.interval", Kinds.DURATION, "how often that is looked at")
            .usually(Duration.ofMillis(20))
            .atLeast(Duration.ofMillis(1));

    public static final Key<Integer> PARTITIONS = Key.of(
                    "partitions", Kinds.WHOLE, "of the keyed topics; sources have at most as many parts")
            .usually(12)
            .atLeast(1)
            .atMost(999_999);
    /** Small, as whoever waits for an answer waits for it. */
    static final Duration USUAL_BUFFER_TIMEOUT = Duration.ofMillis(2);

    /** All of them. */
    public static final Keys ALL = Keys.of(
            "features",
            "Computes: `transactions`, `labels` and, where features are over them, `outcomes` in, `features` out."
                    + " A Flink job.",
            ConnectionKeys.ALL,
            Keys.of("catalogue", "What is computed.", CATALOGUE),
            Keys.of(
                    "time",
                    "When it is answered.",
                    TIME_MODE,
                    LABELS,
                    DISORDER,
                    SILENCE,
                    LABEL_HORIZON,
                    ALIGNMENT_DRIFT,
                    ALIGNMENT_INTERVAL),
            Keys.of("door", "What is taken in.", DoorKeys.CLOCK_SKEW, DoorKeys.BOUNDS),
            Keys.of("job", "How the job runs.", PARTITIONS, JobKeys.of(USUAL_BUFFER_TIMEOUT)));

    private FeaturesJobKeys() {}
}
