package io.tidemark.scoring.policy.list;

import io.tidemark.schemas.text.ForeignText;
import io.tidemark.schemas.text.Unseen;
import java.util.Optional;

/** What makes an entry one that no transaction would ever match, or that people could not tell from another. */
public final class EntryDoubt {

    /** Of what is quoted. */
    private static final int SHOWN = 40;

    private EntryDoubt() {}

    /** Why it is refused, as a part of a sentence; empty if it is not. */
    public static Optional<String> of(String entry) {
        if (entry.codePoints().allMatch(EntryDoubt::isBlank)) {
            return Optional.of("an entry is empty");
        }
        if (entry.length() > ListTable.LONGEST_ENTRY) {
            return Optional.of("'%s' has %,d letters, more than %d"
                    .formatted(quoted(entry), entry.length(), ListTable.LONGEST_ENTRY));
        }
        if (isBlank(entry.codePointAt(0)) || isBlank(entry.codePointBefore(entry.length()))) {
            return Optional.of("'%s' begins or ends with a blank".formatted(quoted(entry)));
        }
        return entry.codePoints().anyMatch(Unseen::is)
                ? Optional.of("'%s' has a letter that cannot be seen or that turns the line".formatted(quoted(entry)))
                : Optional.empty();
    }

    /** Those that do not break, too, which spreadsheets leave behind. */
    private static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    /** A text of somebody else's for a sentence: short, and with nothing that a terminal would obey. */
    public static String quoted(String text) {
        return ForeignText.line(text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
    }
}
