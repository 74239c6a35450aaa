package io.tidemark.stack.machine;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether Java could read the words of the command line at all: under a locale of plain ASCII, as cron and containers
 * have it, it cannot name a file äck.
 */
public final class ArgumentEncoding {

    private static final char UNREADABLE = '\uFFFD';

    private ArgumentEncoding() {}

    /** What is wrong, in one sentence; empty if nothing is. */
    public static Optional<String> fault(String[] words) {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        boolean plain = !Charset.isSupported(encoding)
                || !Charset.forName(encoding).newEncoder().canEncode('ä');
        return plain
                ? Arrays.stream(words)
                        .filter(word -> word.indexOf(UNREADABLE) >= 0)
                        .findFirst()
                        .map(word ->
                                "a word of the command line is not ASCII and the locale of this shell is (%s), so no file of that name can be opened; set a locale of UTF-8: export LC_ALL=C.UTF-8"
                                        .formatted(encoding))
                : Optional.empty();
    }
}
