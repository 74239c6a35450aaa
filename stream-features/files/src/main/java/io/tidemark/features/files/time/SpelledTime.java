package io.tidemark.features.files.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times with English names of days and months that programs write where nobody chose a form: {@code toString} of
 * JavaScript's and of Java's dates, {@code toUTCString}, RFC 1123 and RFC 5322 as mail and HTTP have it, C's
 * {@code asctime}, PostgreSQL's own style. Each puts day, month and year so that they cannot be taken for one another.
 * A day of the week that the date does not have is refused.
 */
final class SpelledTime {

    private static final String WEEKDAY = "(?<weekday>[A-Za-z]{3})";
    private static final String MONTH = "(?<month>[A-Za-z]{3})";
    private static final String DAY = "(?<day>[0-9]{1,2})";
    private static final String YEAR = "(?<year>[0-9]{4})";
    private static final String TIME =
            "(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.](?<fraction>[0-9]{1,9}))?)?";
    private static final String ZONE = "(?<zone>[A-Za-z0-9/+_:-]+)";

    /**
     * The text in brackets names the zone in the words of the machine that wrote it; the offset before it is what
     * counts.
     */
    private static final Pattern[] FORMS = {
        Pattern.compile(WEEKDAY + " " + MONTH + " " + DAY + " " + YEAR + " " + TIME + " " + ZONE + "(?: \\(.*\\))?"),
        Pattern.compile("(?:" + WEEKDAY + ", )?" + DAY + "[ -]" + MONTH + "[ -]" + YEAR + " " + TIME + " " + ZONE
                + "(?: \\(.*\\))?"),
        Pattern.compile(WEEKDAY + " " + MONTH + "  ?" + DAY + " " + TIME + "(?: " + ZONE + ")? " + YEAR),
        Pattern.compile(WEEKDAY + " " + MONTH + "  ?" + DAY + " " + TIME + " " + YEAR + " " + ZONE)
    };

    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)?([+-][0-9]{2}):?([0-9]{2})?");
    private static final int NANO_DIGITS = 9;

    private final LocalTimes local;
    private final NamedZone named;

    /** @param zone of times that say none, and of abbreviations */
    SpelledTime(ZoneId zone) {
        this.local = new LocalTimes(zone);
        this.named = new NamedZone(zone);
    }

    /**
     * Empty if the text is of none of these forms; throws {@link NoTimeException} if it is and there is no such time.
     */
    Optional<Instant> parse(String text, ClockChanges changes) {
        for (Pattern form : FORMS) {
            Matcher found = form.matcher(text);
            if (found.matches()) {
                return Optional.of(instant(found, changes));
            }
        }
        return Optional.empty();
    }

    private Instant instant(Matcher found, ClockChanges changes) {
        LocalDateTime time = localTime(found);
        String zone = found.group("zone");
        if (zone == null) {
            return local.at(time, changes);
        }
        Matcher offset = OFFSET.matcher(zone);
        if (!offset.matches()) {
            return named.at(zone, time, changes);
        }
        String minutes = offset.group(2) == null ? "00" : offset.group(2);
        return named.at(offset.group(1) + ":" + minutes, time, changes);
    }

    private static LocalDateTime localTime(Matcher found) {
        try {
            LocalDate date = LocalDate.of(number(found, "year"), month(found.group("month")), number(found, "day"));
            String weekday = found.group("weekday");
            if (weekday != null && !weekday.equalsIgnoreCase(name(date.getDayOfWeek()))) {
                throw NoTimeException.because(date + " is a "
                        + date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " and no " + weekday);
            }
            return date.atTime(LocalTime.of(
                    number(found, "hour"), number(found, "minute"), number(found, "second"), nanos(found)));
        } catch (DateTimeException e) {
            throw NoTimeException.because(e.getMessage(), e);
        }
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** From 1 to 12. Of the JDK the short name of September depends on its version. */
    private static int month(String name) {
        int at = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name.toLowerCase(Locale.ROOT));
        if (at < 0 || at % 3 != 0) {
            throw NoTimeException.because("there is no month " + name);
        }
        return at / 3 + 1;
    }

    private static int number(Matcher found, String group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }

    private static int nanos(Matcher found) {
        String fraction = found.group("fraction");
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    }
}
