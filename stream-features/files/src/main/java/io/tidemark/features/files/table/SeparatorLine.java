package io.tidemark.features.files.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line {@code sep=;} that Excel reads, and many programs write, before the header. */
final class SeparatorLine {

    /** Of the longest: {@code "sep=;"} and its line end. */
    private static final int LOOK = 9;

    private static final Pattern LINE = Pattern.compile(
            "(\"?sep=([\\t\\x20-\\x7e&&[^A-Za-z0-9\"]])\"?)(?:[\\r\\n].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SeparatorLine() {}

    /**
     * What the first line says parts the fields; empty if it is no such line. Of the line its end is left, so that the
     * header stands in the second.
     */
    static Optional<Character> take(InputStream text) throws IOException {
        text.mark(LOOK);
        Matcher found = LINE.matcher(new String(text.readNBytes(LOOK), ISO_8859_1));
        text.reset();
        if (!found.matches()) {
            return Optional.empty();
        }
        text.skipNBytes(found.end(1));
        return Optional.of(found.group(2).charAt(0));
    }
}
