package io.tidemark.features.rates;

import io.tidemark.features.yaml.Problem;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.RateTable;
import io.tidemark.schemas.door.Decimals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads files of rates: {@code currency} and, below {@code tables}, {@code from}, {@code rates} and {@code ended} of
 * each.
 */
public final class RatesReader {

    private static final Pattern RATE = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");

    private final Problems problems = new Problems();

    private RatesReader() {}

    /**
     * The tables of a file, in its order, which is that of their moments, without those that are known already: so a
     * file that grows can be put again, and one of which a part was put before a failure.
     *
     * @param before what they come behind
     * @param now none may be too far ahead of it
     * @throws InvalidRatesException with all that is wrong
     */
    public static List<RateTable> read(Path file, RateTables before, Instant now) {
        try {
            return read(Files.readString(file), "the rates " + file, before, now);
        } catch (IOException e) {
            throw new InvalidRatesException(
                    "the rates " + file,
                    List.of(new Problem(1, "it cannot be read as UTF-8 text (" + e + ")", "check the file")));
        }
    }

    /** The same of the text of a file. */
    static List<RateTable> read(String yaml, String where, RateTables before, Instant now) {
        RatesReader reader = new RatesReader();
        Optional<YamlMap> root = YamlMap.read(yaml, reader.problems);
        List<RateTable> tables =
                root.map(map -> reader.tables(map, before, now)).orElse(List.of());
        if (!reader.problems.none()) {
            throw new InvalidRatesException(where, reader.problems.all());
        }
        return tables;
    }

    private List<RateTable> tables(YamlMap root, RateTables before, Instant now) {
        root.allow("currency", "tables");
        String currency = root.required("currency", "write to which, e.g. 'currency: EUR' on the first line")
                .orElse("");
        List<YamlMap> maps = root.maps("tables");
        if (maps.isEmpty()) {
            problems.add(
                    root.line("tables"),
                    "there are no tables",
                    "write '- {from: 2026-12-01, rates: {USD: 0.9214}}' below 'tables:'");
        }
        GrowingRates known = new GrowingRates();
        before.all().forEach(known::add);
        List<RateTable> tables = new ArrayList<>();
        for (YamlMap map : maps) {
            Optional<RateTable> table = table(currency, map, now);
            if (table.isEmpty() || !problems.none()) {
                // Behind one that cannot be read, nothing is in or out of order.
                continue;
            }
            if (before.hold(table.get())) {
                continue;
            }
            Optional<String> why = known.problem(table.get(), now);
            why.ifPresent(sentence -> problems.add(map.line(), half(sentence, 0), half(sentence, 1)));
            if (why.isEmpty()) {
                known.add(table.get());
                tables.add(table.get());
            }
        }
        return tables;
    }

    /** What is wrong stands before the last semicolon of such a sentence, and what to do behind it. */
    private static String half(String sentence, int which) {
        int at = sentence.lastIndexOf("; ");
        return which == 0 ? sentence.substring(0, at) : sentence.substring(at + 2);
    }

    private Optional<RateTable> table(String currency, YamlMap map, Instant now) {
        map.allow("from", "rates", "ended");
        Optional<Instant> from =
                map.required("from", "write when it begins: 'from: 2026-12-01'").flatMap(text -> moment(map, text));
        Map<String, Decimal> rates = new HashMap<>();
        map.map("rates").ifPresent(entries -> entries.keys().forEach(code -> entries.text(code)
                .flatMap(text -> rate(entries, code, text))
                .ifPresent(rate -> rates.put(code, rate))));
        return from.map(moment -> RateTable.newBuilder()
                .setCurrency(currency)
                .setFrom(moment)
                .setRates(rates)
                .setEnded(map.texts("ended"))
                .setPutAt(now)
                .build());
    }

    private Optional<Instant> moment(YamlMap map, String text) {
        try {
            return Optional.of(
                    text.length() <= "2026-12-01".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException e) {
            problems.add(
                    map.line("from"),
                    "'" + text + "' is no moment",
                    "write a day such as 2026-12-01, which begins in UTC, or 2026-12-01T12:30:00Z");
            return Optional.empty();
        }
    }

    private Optional<Decimal> rate(YamlMap entries, String code, String text) {
        BigDecimal rate = RATE.matcher(text).matches() ? new BigDecimal(text).stripTrailingZeros() : null;
        boolean held = rate != null
                && rate.scale() <= Decimals.MOST_DECIMALS
                && rate.movePointRight(Math.max(0, rate.scale())).abs().compareTo(BigDecimal.valueOf(Decimals.LARGEST))
                        <= 0;
        if (!held) {
            problems.add(
                    entries.line(code),
                    "'" + text + "' is no rate for " + code,
                    "write what one of it is worth, with at most " + Decimals.MOST_DECIMALS
                            + " decimals and 15 digits in all, e.g. 0.9214");
            return Optional.empty();
        }
        int scale = Math.max(0, rate.scale());
        return Optional.of(new Decimal(rate.setScale(scale).unscaledValue().longValueExact(), scale));
    }
}
