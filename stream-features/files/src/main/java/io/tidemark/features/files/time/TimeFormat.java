package io.tidemark.features.files.time;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** How a file writes times, in one column or in several. */
public sealed interface TimeFormat permits IsoTime, EpochTime, CountedTime, PatternTime {

    /**
     * The time in whole milliseconds; finer digits are left out.
     *
     * @param text of the column, or of several joined by one blank
     * @param changes counts the local times that a change of the clocks makes doubtful
     * @throws NoTimeException if the text is none
     */
    Instant parse(String text, ClockChanges changes);

    /** The texts of a time, one for each column; what the format has no place for is left out. */
    List<String> format(Instant time);

    /**
     * The format that a mapping names.
     *
     * @param words {@code iso}, {@code epoch_seconds} or another of {@link EpochTime#WORDS}, or a pattern of
     *     {@link java.time.format.DateTimeFormatter} for each column
     * @param columns how many hold the time
     * @param zone of times that say no offset
     * @throws IllegalArgumentException if no instant can come of it, with the reason
     */
    static TimeFormat of(List<String> words, int columns, ZoneId zone) {
        String word = words.get(0);
        if (words.size() == 1 && EpochTime.WORDS.containsKey(word)) {
            if (columns != 1) {
                throw new IllegalArgumentException(word + " stands in one column, and " + columns + " are named");
            }
            return new EpochTime(EpochTime.WORDS.get(word));
        }
        if (words.size() == 1 && word.equals("iso")) {
            return new IsoTime(zone, columns);
        }
        List<String> patterns = words.size() == 1 ? PatternParts.perColumn(word, columns) : words;
        if (patterns.size() != columns) {
            throw new IllegalArgumentException(
                    "there are " + patterns.size() + " patterns for " + columns + " columns; name one for each");
        }
        return new PatternTime(patterns, zone);
    }
}
