package io.tidemark.features.files.time;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the patterns of which no instant, or a wrong one, would come. */
final class PatternCheck {

    /** Each part of a time differs from the others, and the day cannot be a month. */
    private static final List<LocalDateTime> PROBES = Stream.of(
                    "2018-11-23T17:45:56", "2024-02-29T00:07:08", "2031-06-30T12:59:03")
            .map(LocalDateTime::parse)
            .toList();

    private PatternCheck() {}

    /** Why a pattern cannot be used; empty if it can. */
    static Optional<String> problem(String pattern) {
        String letters = PatternParts.letters(pattern);
        if (letters.contains("Y")) {
            return Optional.of("YYYY is the year of a week; write yyyy");
        }
        if (letters.contains("D") && (letters.contains("M") || letters.contains("L"))) {
            return Optional.of("DD is the day of the year; write dd");
        }
        if (!letters.matches(".*[yu].*")) {
            return Optional.of("it gives no year");
        }
        if (!letters.matches(".*[MLDQ].*")) {
            return Optional.of(
                    letters.contains("m") ? "it gives no month: mm are minutes, MM months" : "it gives no month");
        }
        if (letters.contains("S") && !letters.contains("s")) {
            return Optional.of("it gives fractions of a second (S) and no seconds (s)");
        }
        return letters.chars()
                .filter(letter -> letter != 'z' && letters.indexOf(letter) != letters.lastIndexOf(letter))
                .mapToObj(letter -> "'" + (char) letter + "' stands twice; months are MM and minutes mm")
                .findFirst();
    }

    /**
     * Whether it counts hours to twelve and says no half of the day: it is well formed, and no row gives an instant by
     * it.
     */
    static boolean halfOfTheDayIsMissing(String pattern) {
        String letters = PatternParts.letters(pattern);
        return letters.matches(".*[hK].*") && !letters.matches(".*[aB].*");
    }

    /** Whether the format reads what it writes; if not, no time of a file would be read rightly either. */
    static Optional<String> unreadable(PatternTime format) {
        for (LocalDateTime probe : PROBES) {
            String text = String.join(" ", format.format(probe.toInstant(ZoneOffset.UTC)));
            try {
                String again = String.join(" ", format.format(format.parse(text, new ClockChanges())));
                if (!again.equals(text)) {
                    return Optional.of("'" + text + "', written by it, would be read as '" + again + "'");
                }
            } catch (NoTimeException e) {
                return Optional.of("no instant comes of '" + text + "', written by it"
                        + (e.unlikeItsFormat() ? "" : ": " + e.getMessage()));
            }
        }
        return Optional.empty();
    }
}
