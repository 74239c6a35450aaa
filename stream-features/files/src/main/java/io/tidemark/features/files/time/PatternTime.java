package io.tidemark.features.files.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Times by patterns of {@link DateTimeFormatter}: strictly, so that no day is read which the calendar does not have;
 * with English names of months and days, in any case of letters, whatever the machine speaks; a day alone is its
 * midnight. An offset or zone in the text counts, also as the literal {@code 'Z'}, {@code 'UTC'} or {@code 'GMT'};
 * otherwise the time is one of the mapping's zone.
 */
public final class PatternTime implements TimeFormat {

    private static final Set<String> LITERAL_UTC = Set.of("Z", "UTC", "GMT");

    private final List<String> patterns;
    private final List<DateTimeFormatter> columns;
    private final Optional<ZoneNames> names;
    private final DateTimeFormatter whole;
    private final LocalTimes local;
    private final boolean halfOfTheDayIsMissing;

    PatternTime(List<String> patterns, ZoneId zone) {
        this.patterns = List.copyOf(patterns);
        String joined = String.join(" ", patterns);
        // Refuses what is no pattern at all, before anything is said of its letters.
        strict(joined);
        PatternCheck.problem(joined).ifPresent(PatternTime::refuse);
        boolean utc = PatternParts.of(joined).stream()
                .anyMatch(part ->
                        part.literal() && LITERAL_UTC.contains(part.text().strip()));
        ZoneId of = utc ? ZoneOffset.UTC : zone;
        this.local = new LocalTimes(of);
        this.names = ZoneNames.of(joined, of);
        this.whole = strict(names.map(ZoneNames::patternWithout).orElse(joined));
        this.columns = patterns.stream().map(PatternTime::strict).toList();
        this.halfOfTheDayIsMissing = PatternCheck.halfOfTheDayIsMissing(joined);
        if (!halfOfTheDayIsMissing) {
            PatternCheck.unreadable(this).ifPresent(PatternTime::refuse);
        }
    }

    private static void refuse(String reason) {
        throw new IllegalArgumentException(reason);
    }

    /** Strict resolution asks for the era of a year that is written {@code yyyy}. */
    static DateTimeFormatter strict(String pattern) {
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
        String letters = PatternParts.letters(pattern);
        if (letters.contains("y") && !letters.contains("G")) {
            builder.parseDefaulting(ChronoField.ERA, 1);
        }
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    public Instant parse(String text, ClockChanges changes) {
        if (halfOfTheDayIsMissing) {
            throw NoTimeException.because(
                    "hh counts from 1 to 12 and nothing says whether that is before or after noon; write HH, or add a");
        }
        try {
            if (names.isEmpty()) {
                return instant(whole.parse(text), changes);
            }
            ZoneNames.Found found = names.get().find(text);
            return names.get().instant(found, localTime(whole.parse(found.rest())), changes);
        } catch (DateTimeParseException e) {
            throw e.getCause() == null
                    ? NoTimeException.unlike(e)
                    : NoTimeException.because(e.getCause().getMessage(), e);
        } catch (DateTimeException e) {
            throw NoTimeException.because(e.getMessage(), e);
        }
    }

    private Instant instant(TemporalAccessor read, ClockChanges changes) {
        LocalDateTime time = localTime(read);
        ZoneOffset offset = read.query(TemporalQueries.offset());
        ZoneId zone = read.query(TemporalQueries.zoneId());
        if (offset == null) {
            return (zone == null ? local : new LocalTimes(zone)).at(time, changes);
        }
        if (zone != null && !zone.getRules().isValidOffset(time, offset)) {
            throw NoTimeException.because(zone + " did not have the offset " + offset + " at that time");
        }
        return LocalTimes.at(time, offset);
    }

    private static LocalDateTime localTime(TemporalAccessor read) {
        LocalDate date = read.query(TemporalQueries.localDate());
        if (date == null) {
            throw NoTimeException.because("it gives no day");
        }
        LocalTime time = read.query(TemporalQueries.localTime());
        if (time == null && ofTheDay(read)) {
            throw NoTimeException.because("it gives no time of the day");
        }
        return date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    }

    /** Whether something was said of the time, though not enough. */
    private static boolean ofTheDay(TemporalAccessor read) {
        return Arrays.stream(ChronoField.values()).anyMatch(field -> field.isTimeBased() && read.isSupported(field));
    }

    @Override
    public List<String> format(Instant time) {
        ZonedDateTime at = time.atZone(local.zone());
        return columns.stream().map(column -> column.format(at)).toList();
    }

    @Override
    public String toString() {
        return String.join(" ", patterns);
    }
}
