package io.tidemark.settings.kind;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one dialect of durations: numbers with units, one or more, with or without blanks ({@code 250ms}, {@code 10 min},
 * {@code 1d12h}, {@code 1.5s}), ISO 8601 ({@code PT5M}), and {@code 0}. A number without a unit is refused, since
 * readers differ in what it would mean.
 */
final class Durations implements Kind<Duration> {

    private static final Pattern PART = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*([a-zµ]+)\\s*");
    private static final Pattern WHOLE = Pattern.compile("(?:[0-9]{1,18}(?:\\.[0-9]{1,9})?\\s*[a-zµ]+\\s*)+");
    private static final Duration CENTURY = Duration.ofDays(36_525);

    /** From the longest; the first word of each is the one that is printed. */
    private static final Map<Duration, String[]> UNITS = new LinkedHashMap<>();

    private static final Map<String, Duration> BY_WORD = new LinkedHashMap<>();

    static {
        UNITS.put(Duration.ofDays(1), new String[] {"d", "day", "days"});
        UNITS.put(Duration.ofHours(1), new String[] {"h", "hour", "hours"});
        UNITS.put(Duration.ofMinutes(1), new String[] {"min", "m", "minute", "minutes"});
        UNITS.put(Duration.ofSeconds(1), new String[] {"s", "sec", "second", "seconds"});
        UNITS.put(Duration.ofMillis(1), new String[] {"ms", "milli", "millis", "millisecond", "milliseconds"});
        UNITS.put(Duration.ofNanos(1_000), new String[] {"us", "µs", "micro", "micros"});
        UNITS.put(Duration.ofNanos(1), new String[] {"ns", "nano", "nanos"});
        UNITS.forEach((unit, words) -> {
            for (String word : words) {
                BY_WORD.put(word, unit);
            }
        });
    }

    @Override
    public String word() {
        return "duration";
    }

    @Override
    public String wanted() {
        return "a duration such as 250ms, 30s, 10min, 12h or 7d";
    }

    @Override
    public Duration parse(String written) throws UnfitException {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (text.matches("[0-9]+(\\.[0-9]+)?")) {
            throw new UnfitException("a number needs its unit: " + text + "s are seconds, " + text + "ms milliseconds");
        }
        try {
            Duration read = text.startsWith("p") ? Duration.parse(text) : sum(text);
            if (read.abs().compareTo(CENTURY) > 0) {
                throw new UnfitException("that is longer than a century");
            }
            return read;
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new UnfitException("", e);
        }
    }

    private static Duration sum(String text) throws UnfitException {
        if (!WHOLE.matcher(text).matches()) {
            throw new UnfitException();
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            Duration unit = BY_WORD.get(part.group(2));
            if (unit == null) {
                throw new UnfitException("there is no unit " + part.group(2));
            }
            BigDecimal nanos = new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit.toNanos()));
            sum = sum.plus(Duration.ofNanos(nanos.longValueExact()));
        }
        return sum;
    }

    /** In units from days down, without those that are none, e.g. {@code 1d12h}; {@code 0s} for none. */
    @Override
    public String print(Duration value) {
        if (value.isNegative()) {
            return value.toString();
        }
        StringBuilder text = new StringBuilder();
        Duration rest = value;
        for (Map.Entry<Duration, String[]> unit : UNITS.entrySet()) {
            long times = rest.dividedBy(unit.getKey());
            if (times > 0) {
                text.append(times).append(unit.getValue()[0]);
                rest = rest.minus(unit.getKey().multipliedBy(times));
            }
        }
        return text.length() == 0 ? "0s" : text.toString();
    }

    @Override
    public int compare(Duration one, Duration other) {
        return one.compareTo(other);
    }

    @Override
    public Optional<Duration> least() {
        return Optional.of(Duration.ZERO);
    }
}
