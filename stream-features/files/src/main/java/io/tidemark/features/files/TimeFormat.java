package io.tidemark.features.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a file writes times. */
sealed interface TimeFormat {

    /** The time in milliseconds; throws DateTimeException or NumberFormatException. */
    Instant parse(String text);

    /** The text of a time; what its format has no place for, such as milliseconds in whole seconds, is left out. */
    String format(Instant time);

    /** {@code epoch_seconds}, {@code epoch_millis}, {@code iso} or a pattern of local date and time. */
    static TimeFormat of(String word, ZoneId zone) {
        return switch (word) {
            case "epoch_seconds" -> new Epoch(1_000);
            case "epoch_millis" -> new Epoch(1);
            case "iso" -> new Iso();
            default -> new Local(DateTimeFormatter.ofPattern(word, Locale.ROOT), zone);
        };
    }

    /** Whole units since 1970. */
    record Epoch(long millis) implements TimeFormat {
        @Override
        public Instant parse(String text) {
            try {
                return Instant.ofEpochMilli(Math.multiplyExact(Long.parseLong(text), millis));
            } catch (ArithmeticException e) {
                throw new DateTimeException("out of range", e);
            }
        }

        @Override
        public String format(Instant time) {
            return Long.toString(Math.floorDiv(time.toEpochMilli(), millis));
        }
    }

    /** With offset, e.g. 2018-04-01T00:00:31Z. */
    record Iso() implements TimeFormat {
        @Override
        public Instant parse(String text) {
            return Instant.ofEpochMilli(DateTimeFormatter.ISO_OFFSET_DATE_TIME
                    .parse(text, Instant::from)
                    .toEpochMilli());
        }

        @Override
        public String format(Instant time) {
            return time.toString();
        }
    }

    /** Without offset, in the mapping's zone. */
    record Local(DateTimeFormatter format, ZoneId zone) implements TimeFormat {
        @Override
        public Instant parse(String text) {
            return Instant.ofEpochMilli(
                    LocalDateTime.parse(text, format).atZone(zone).toInstant().toEpochMilli());
        }

        @Override
        public String format(Instant time) {
            return format.format(LocalDateTime.ofInstant(time, zone));
        }
    }
}
