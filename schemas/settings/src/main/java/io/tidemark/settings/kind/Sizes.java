package io.tidemark.settings.kind;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes such as {@code 256 MB}: kB, MB, GB and TB are powers of 1,024, as the JVM and Kafka mean them.
 *
 * @param step bytes that a number without a unit counts in, and that every value is a multiple of
 */
record Sizes(long step) implements Kind<Long> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*([a-z]*)");
    private static final List<String> WORDS = List.of("TB", "GB", "MB", "kB");
    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("b", 0),
            Map.entry("byte", 0),
            Map.entry("bytes", 0),
            Map.entry("k", 10),
            Map.entry("kb", 10),
            Map.entry("kib", 10),
            Map.entry("m", 20),
            Map.entry("mb", 20),
            Map.entry("mib", 20),
            Map.entry("g", 30),
            Map.entry("gb", 30),
            Map.entry("gib", 30),
            Map.entry("t", 40),
            Map.entry("tb", 40),
            Map.entry("tib", 40));

    @Override
    public String word() {
        return "bytes";
    }

    @Override
    public String wanted() {
        return step == 1 ? "a size such as 65536, 512 kB or 256 MB" : "a size in whole MB such as 512 MB or 2 GB";
    }

    @Override
    public Long parse(String text) throws UnfitException {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new UnfitException();
        }
        String unit = matcher.group(2);
        if (!unit.isEmpty() && !BITS.containsKey(unit)) {
            throw new UnfitException("there is no unit " + unit);
        }
        long factor = unit.isEmpty() ? step : 1L << BITS.get(unit);
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor));
        try {
            long whole = bytes.longValueExact();
            if (whole % step == 0) {
                return whole;
            }
        } catch (ArithmeticException e) {
            throw new UnfitException("", e);
        }
        throw new UnfitException();
    }

    /** In the largest unit that leaves it whole. */
    @Override
    public String print(Long value) {
        for (int i = 0; i < WORDS.size(); i++) {
            long unit = 1L << (10 * (WORDS.size() - i));
            if (value >= unit && value % unit == 0) {
                return value / unit + " " + WORDS.get(i);
            }
        }
        return value.toString();
    }

    @Override
    public int compare(Long one, Long other) {
        return one.compareTo(other);
    }

    @Override
    public Optional<Long> least() {
        return Optional.of(0L);
    }
}
