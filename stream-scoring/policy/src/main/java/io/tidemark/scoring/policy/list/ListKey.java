package io.tidemark.scoring.policy.list;

import java.util.Optional;
import java.util.regex.Pattern;

/** The key of an entry in the log: its list, a slash, itself. */
public record ListKey(String list, String entry) {

    private static final char BETWEEN = '/';

    /** As policies name lists: short enough for a key, and a name in conditions without quotes. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public String text() {
        return list + BETWEEN + entry;
    }

    /** Empty if it is none. */
    public static Optional<ListKey> of(String key) {
        int slash = key == null ? -1 : key.indexOf(BETWEEN);
        if (slash < 0
                || !NAME.matcher(key.substring(0, slash)).matches()
                || key.length() == slash + 1
                || key.length() > slash + 1 + Entries.LONGEST) {
            return Optional.empty();
        }
        return Optional.of(new ListKey(key.substring(0, slash), key.substring(slash + 1)));
    }
}
