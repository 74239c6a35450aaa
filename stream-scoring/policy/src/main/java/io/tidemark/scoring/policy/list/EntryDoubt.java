package io.tidemark.scoring.policy.list;

import io.tidemark.schemas.door.Ids;
import io.tidemark.schemas.text.ForeignText;
import java.util.Optional;

/** What makes an entry one that no transaction would ever match, or that people could not tell from another. */
public final class EntryDoubt {

    /** Of what is quoted. */
    private static final int SHOWN = 40;

    private EntryDoubt() {}

    /** Why it is refused, as a part of a sentence; empty if it is not. */
    public static Optional<String> of(String entry) {
        if (entry.isBlank()) {
            return Optional.of("an entry is empty");
        }
        if (entry.length() > ListTable.LONGEST_ENTRY) {
            return Optional.of("'%s' has %,d letters, more than %d"
                    .formatted(quoted(entry), entry.length(), ListTable.LONGEST_ENTRY));
        }
        if (!entry.strip().equals(entry)) {
            return Optional.of("'%s' begins or ends with a blank".formatted(quoted(entry)));
        }
        return Ids.usable(entry)
                ? Optional.empty()
                : Optional.of("'%s' has a letter that cannot be seen or that turns the line".formatted(quoted(entry)));
    }

    /** A text of somebody else's for a sentence: short, and with nothing that a terminal would obey. */
    public static String quoted(String text) {
        return ForeignText.line(text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
    }
}
