package io.tidemark.features.files.time;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A pattern of {@link java.time.format.DateTimeFormatter} taken apart.
 *
 * @param start where the part begins in the pattern
 * @param letter that it repeats; 0 for a literal
 * @param text the letters, or the literal without its quotes
 */
record PatternParts(int start, char letter, String text) {

    static List<PatternParts> of(String pattern) {
        List<PatternParts> parts = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int end = at + 1;
            if (c == '\'') {
                end = closing(pattern, at);
                parts.add(new PatternParts(at, (char) 0, pattern.substring(at + 1, Math.max(at + 1, end - 1))));
            } else {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                parts.add(new PatternParts(at, letter(c) ? c : (char) 0, pattern.substring(at, end)));
            }
            at = end;
        }
        return parts;
    }

    private static int closing(String pattern, int opening) {
        int end = pattern.indexOf('\'', opening + 1);
        return end < 0 ? pattern.length() : end + 1;
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    boolean literal() {
        return letter == 0;
    }

    /** The letters of a pattern, each as often as it stands apart from the same. */
    static String letters(String pattern) {
        return of(pattern).stream()
                .filter(part -> !part.literal())
                .map(part -> String.valueOf(part.letter()))
                .collect(Collectors.joining());
    }

    /**
     * The pattern of each column where the texts of several are joined by one blank; one pattern if that cannot be
     * told.
     */
    static List<String> perColumn(String pattern, int columns) {
        List<String> pieces = List.of(pattern.split(" "));
        return columns > 1 && pieces.size() == columns ? pieces : List.of(pattern);
    }
}
