package io.tidemark.features.files.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * A number of units since a start that the mapping names. Days are those of the calendar, so that the n-th day starts
 * at midnight whatever the clocks did before; the other units are elapsed time.
 *
 * @param millis in a unit
 * @param days whether the unit is the day
 */
public record CountedTime(ZonedDateTime start, long millis, boolean days) implements TimeFormat {

    /** The keys of mappings and the length of their units. */
    public static final Map<String, Duration> KEYS = Map.of(
            "seconds_since", Duration.ofSeconds(1),
            "minutes_since", Duration.ofMinutes(1),
            "hours_since", Duration.ofHours(1),
            "days_since", Duration.ofDays(1));

    /** Ten microseconds: spreadsheets write days with ten decimals. */
    private static final BigDecimal NOISE = new BigDecimal("0.01");

    /** Enough of a day to say a millisecond. */
    private static final int DECIMALS = 12;

    /**
     * Reads a mapping's key.
     *
     * @param start a day or a time as {@code iso} has it
     * @throws IllegalArgumentException if the start is none
     */
    public static CountedTime since(String key, String start, ZoneId zone) {
        Duration unit = KEYS.get(key);
        try {
            Instant from = new IsoTime(zone, 1).parse(start, new ClockChanges());
            return new CountedTime(from.atZone(zone), unit.toMillis(), unit.equals(Duration.ofDays(1)));
        } catch (NoTimeException e) {
            throw new IllegalArgumentException("'" + start + "' is no day and no time to count from", e);
        }
    }

    @Override
    public Instant parse(String text, ClockChanges changes) {
        BigDecimal number = Decimals.of(text);
        try {
            if (!days) {
                return start.toInstant()
                        .plusMillis(Decimals.wholeMillis(number.multiply(BigDecimal.valueOf(millis)), NOISE));
            }
            BigDecimal whole = number.setScale(0, RoundingMode.FLOOR);
            long rest = Decimals.wholeMillis(number.subtract(whole).multiply(BigDecimal.valueOf(millis)), NOISE);
            LocalDateTime local =
                    start.toLocalDateTime().plusDays(whole.longValueExact()).plus(Duration.ofMillis(rest));
            return new LocalTimes(start.getZone()).at(local, changes);
        } catch (DateTimeException | ArithmeticException e) {
            throw NoTimeException.because("the number is out of range", e);
        }
    }

    @Override
    public List<String> format(Instant time) {
        Duration passed = days
                ? Duration.between(start.toLocalDateTime(), LocalDateTime.ofInstant(time, start.getZone()))
                : Duration.between(start.toInstant(), time);
        return List.of(plain(BigDecimal.valueOf(passed.toMillis())
                .divide(BigDecimal.valueOf(millis), DECIMALS, RoundingMode.HALF_EVEN)));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
