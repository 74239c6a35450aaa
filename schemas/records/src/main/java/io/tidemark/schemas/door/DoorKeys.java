package io.tidemark.schemas.door;

import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;
import java.time.Duration;

/** What every process takes in that reads events of others. */
public final class DoorKeys {

    // Constants for the compiler, since the bounds are made before the keys that have them by default.
    static final String BYTES_NAME = "record.bytes.most";
    static final String TEXT_NAME = "record.text.most";
    static final String ATTRIBUTES_NAME = "record.attributes.most";

    public static final Key<Duration> CLOCK_SKEW = Key.of(
                    "clock.skew",
                    Kinds.DURATION,
                    "how far ahead of the log the time of an event may be; what is further ahead is a dead letter and"
                            + " moves no clock")
            .usually(Duration.ofHours(1));

    static final Key<Integer> BYTES =
            bound(BYTES_NAME, "bytes of an event, with its key, at most").usually(RecordBounds.USUAL.bytes());

    static final Key<Integer> TEXT =
            bound(TEXT_NAME, "characters of each of its texts at most").usually(RecordBounds.USUAL.textChars());

    static final Key<Integer> ATTRIBUTES =
            bound(ATTRIBUTES_NAME, "attributes of a transaction at most").usually(RecordBounds.USUAL.attributes());

    /** How large an event may be; the features job and the scorer should say the same. */
    public static final Keys BOUNDS = Keys.of(
            "bounds",
            "How large a transaction or label may be: the topics behind take no more. The features job and the scorer"
                    + " should say the same.",
            BYTES,
            TEXT,
            ATTRIBUTES);

    private DoorKeys() {}

    private static Key<Integer> bound(String name, String says) {
        return Key.of(name, Kinds.WHOLE, says).atLeast(1).atMost(RecordBounds.MOST_BYTES);
    }

    public static RecordBounds bounds(Settings settings) {
        return new RecordBounds(settings.get(BYTES), settings.get(TEXT), settings.get(ATTRIBUTES));
    }
}
