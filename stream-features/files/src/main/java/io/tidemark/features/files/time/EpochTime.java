package io.tidemark.features.files.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A number of units since 1970-01-01T00:00:00Z, whole, with decimals or with an exponent: {@code 1522576800},
 * {@code 1522576800.0}, {@code 1.5225768E9}. Seconds and milliseconds are read to the microsecond, then cut.
 *
 * @param perMillisecond units in a millisecond, as a power of ten: -3 for seconds, 6 for nanoseconds
 */
public record EpochTime(int perMillisecond) implements TimeFormat {

    /** The words of mappings. */
    public static final Map<String, Integer> WORDS =
            Map.of("epoch_seconds", -3, "epoch_millis", 0, "epoch_micros", 3, "epoch_nanos", 6);

    private static final BigDecimal FIRST = millisOf("2000-01-01T00:00:00Z");
    private static final BigDecimal LAST = millisOf("2100-01-01T00:00:00Z");

    /** Half a microsecond: a double of seconds or milliseconds holds no more. */
    private static final BigDecimal NOISE = new BigDecimal("0.0005");

    private static BigDecimal millisOf(String time) {
        return BigDecimal.valueOf(Instant.parse(time).toEpochMilli());
    }

    @Override
    public Instant parse(String text, ClockChanges changes) {
        BigDecimal number = Decimals.of(text);
        BigDecimal millis = number.scaleByPowerOfTen(-perMillisecond);
        if (!ofThisCentury(millis)) {
            meant(number).ifPresent(word -> {
                throw NoTimeException.because("its number fits " + word + ", which the mapping does not say");
            });
        }
        return Instant.ofEpochMilli(Decimals.wholeMillis(millis, perMillisecond <= 0 ? NOISE : BigDecimal.ZERO));
    }

    private static boolean ofThisCentury(BigDecimal millis) {
        return millis.compareTo(FIRST) >= 0 && millis.compareTo(LAST) < 0;
    }

    /** The one unit by which a number is a time of this century. */
    public static Optional<String> meant(BigDecimal number) {
        return WORDS.entrySet().stream()
                .filter(word -> ofThisCentury(number.scaleByPowerOfTen(-word.getValue())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public List<String> format(Instant time) {
        return List.of(BigDecimal.valueOf(time.toEpochMilli())
                .scaleByPowerOfTen(perMillisecond)
                .setScale(0, RoundingMode.FLOOR)
                .toPlainString());
    }
}
