package io.tidemark.features.files.time;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What programs write in a column of times where there is none. No row has such a time; the reason says what it means.
 */
public final class AbsentTime {

    private static final String NOTHING = "says that there is none";

    private static final Map<String, String> WORDS = Map.of(
            "nat", NOTHING,
            "nan", NOTHING,
            "na", NOTHING,
            "null", NOTHING,
            "none", NOTHING,
            "\\n", NOTHING,
            "invalid date", "is what JavaScript writes of a date that it could not read",
            "infinity", "is PostgreSQL's word for later than all times",
            "-infinity", "is PostgreSQL's word for earlier than all times");

    private AbsentTime() {}

    /** What such a word means, to go on behind "it"; empty if the text is none. */
    public static Optional<String> in(String text) {
        return Optional.ofNullable(WORDS.get(text.strip().toLowerCase(Locale.ROOT)));
    }
}
