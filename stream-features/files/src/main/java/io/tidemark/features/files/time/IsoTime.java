package io.tidemark.features.files.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ISO 8601 as programs write it: a date, then after a {@code T} or a blank a time with up to nine digits of the
 * second's fraction, then {@code Z}, {@code UTC}, {@code +02}, {@code +0200} or {@code +02:00}, and perhaps
 * {@code [Europe/Berlin]}. Without any of these it is a time of the zone, and a date alone is its midnight. In one
 * column the forms of
 * {@link SpelledTime} are read, too.
 */
public final class IsoTime implements TimeFormat {

    private static final Pattern TEXT = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})"
            + "(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
            + " ?(?:(?<utc>[Zz]|UTC|GMT)|(?<sign>[+-])([0-9]{2})(?::?([0-9]{2})(?::?([0-9]{2}))?)?(?: UTC)?)?"
            + "(?:\\[(?<region>[A-Za-z0-9_+:/-]+)\\])?)?");

    private static final int HOUR = 4;
    private static final int FRACTION = 7;
    private static final int OFFSET = 10;
    private static final int NANO_DIGITS = 9;

    private final ZoneId zone;
    private final int columns;
    private final SpelledTime spelled;

    /**
     * Of times in one column, or in two for date and time.
     *
     * @param zone of times that say none
     */
    IsoTime(ZoneId zone, int columns) {
        if (columns > 2) {
            throw new IllegalArgumentException("iso stands in one column, or in two for date and time");
        }
        this.zone = zone;
        this.columns = columns;
        this.spelled = new SpelledTime(zone);
    }

    @Override
    public Instant parse(String text, ClockChanges changes) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            return spelled.parse(text, changes).orElseThrow(() -> NoTimeException.unlike(null));
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(found, 1),
                    number(found, 2),
                    number(found, 3),
                    number(found, HOUR),
                    number(found, HOUR + 1),
                    number(found, HOUR + 2),
                    nanos(found.group(FRACTION)));
            return at(found, local, changes);
        } catch (DateTimeException e) {
            throw NoTimeException.because(e.getMessage(), e);
        }
    }

    private Instant at(Matcher found, LocalDateTime local, ClockChanges changes) {
        ZoneOffset offset = offset(found);
        ZoneId region = found.group("region") == null ? null : ZoneId.of(found.group("region"));
        if (offset == null) {
            return new LocalTimes(region == null ? zone : region).at(local, changes);
        }
        if (region != null && !region.getRules().isValidOffset(local, offset)) {
            throw NoTimeException.because(region + " did not have the offset " + offset + " at that time");
        }
        return LocalTimes.at(local, offset);
    }

    private static ZoneOffset offset(Matcher found) {
        if (found.group("utc") != null) {
            return ZoneOffset.UTC;
        }
        if (found.group("sign") == null) {
            return null;
        }
        int sign = found.group("sign").equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutesSeconds(
                sign * number(found, OFFSET), sign * number(found, OFFSET + 1), sign * number(found, OFFSET + 2));
    }

    private static int number(Matcher found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    }

    @Override
    public List<String> format(Instant time) {
        return columns == 1 ? List.of(time.toString()) : inTwo(OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    private static List<String> inTwo(OffsetDateTime time) {
        return List.of(time.toLocalDate().toString(), time.toOffsetTime().toString());
    }
}
