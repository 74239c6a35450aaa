package io.tidemark.training.offline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Whole days in UTC, both ends included; written {@code 2018-05-16..2018-05-22}. */
public record DateRange(LocalDate first, LocalDate last) {

    public DateRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "the range " + first + ".." + last + " ends before it begins; write the earlier day first");
        }
    }

    /** Reads {@code A..B}; throws {@link IllegalArgumentException} with one sentence for people. */
    public static DateRange parse(String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no range of days; write it as 2018-05-16..2018-05-22");
        }
        try {
            return new DateRange(LocalDate.parse(ends[0].trim()), LocalDate.parse(ends[1].trim()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' holds '" + e.getParsedString() + "', which is no day; write days as 2018-05-16", e);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** The first instant inside. */
    public Instant from() {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first instant behind it. */
    public Instant until() {
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
